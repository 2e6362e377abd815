"""One tube: elements, references, data flow. Knows neither other tubes nor any rule."""
