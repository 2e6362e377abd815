# An image with noob-lint and nothing else:
#
#   docker build -t noob-lint .
#   docker run --rm -v "$PWD:/tubes:ro" noob-lint
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt hatch_build.py README.md LICENSE ./
COPY schemas schemas
COPY src src
RUN pip install --no-cache-dir --prefix /installed -c constraints.txt .

FROM python:3.13-slim
COPY --from=build /installed /usr/local
USER 65534:65534
WORKDIR /tubes
ENTRYPOINT ["noob-lint"]
