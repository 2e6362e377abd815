// The tubes that the page offers; they share one Python module.
import asset from "../examples/asset.yaml";
import map from "../examples/map.yaml";
import mistakes from "../examples/mistakes.yaml";
import nested from "../examples/nested.yaml";
import pipeline from "../examples/pipeline.yaml";
import weather from "../examples/weather.py";

const TUBES = {
  "With mistakes": mistakes,
  "A pipeline": pipeline,
  "A map and a gather": map,
  "An asset": asset,
  "A tube in a tube": nested,
};

export const EXAMPLES = Object.entries(TUBES).map(([title, tube]) => ({ title, tube, code: weather, module: "weather" }));
