# docker build -t onsrights .
# docker run --rm -v "$PWD:/src:ro" onsrights check

# Tag and digest are raised together; docs/how-to/docker.md says how.
FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY grammar grammar
COPY schemas schemas
COPY src src
RUN python -m venv /opt/onsrights \
    && /opt/onsrights/bin/python -m pip install --no-cache-dir --disable-pip-version-check . \
    && /opt/onsrights/bin/python -m pip uninstall --yes pip

FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b
LABEL org.opencontainers.image.title="onsrights" \
      org.opencontainers.image.description="Linter and registration validator for the rights of external applications in Nedap Ons" \
      org.opencontainers.image.source="https://github.com/onsrights/onsrights" \
      org.opencontainers.image.licenses="MIT AND BSD-3-Clause AND LicenseRef-WordNet-3.0"
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUTF8=1
COPY --from=build /opt/onsrights /opt/onsrights
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin onsrights
USER 10001
WORKDIR /src
ENTRYPOINT ["/opt/onsrights/bin/onsrights"]
CMD ["check"]
