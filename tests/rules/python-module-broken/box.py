from kinds import Frame

Box = Fame
