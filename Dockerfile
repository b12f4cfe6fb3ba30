# Builds the service and leaves only what it needs to run, as a user without rights.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What is restored changes seldom, so it is a layer of its own.
COPY Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Directory.Build.props src/
COPY src/Timeline.Api/Timeline.Api.csproj src/Timeline.Api/packages.lock.json src/Timeline.Api/
COPY src/Timeline.Domain/Timeline.Domain.csproj src/Timeline.Domain/packages.lock.json src/Timeline.Domain/
COPY src/Timeline.EventStore/Timeline.EventStore.csproj src/Timeline.EventStore/packages.lock.json src/Timeline.EventStore/
COPY src/Timeline.LocalPostgres/Timeline.LocalPostgres.csproj src/Timeline.LocalPostgres/packages.lock.json src/Timeline.LocalPostgres/
COPY src/Timeline.Reading/Timeline.Reading.csproj src/Timeline.Reading/packages.lock.json src/Timeline.Reading/
RUN dotnet restore src/Timeline.Api/Timeline.Api.csproj

COPY src src
COPY migrations migrations
COPY seeds seeds
RUN dotnet publish src/Timeline.Api/Timeline.Api.csproj --configuration Release --no-restore --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
LABEL org.opencontainers.image.title="Timeline" \
      org.opencontainers.image.description="A diplomatic timeline that can be questioned and replayed"
WORKDIR /app
COPY --from=build /app .

# The one folder that the service writes to: where it notes that it is serving.
ENV TIMELINE_HOME=/var/lib/timeline
RUN mkdir -p /var/lib/timeline/.timeline && chown -R "$APP_UID" /var/lib/timeline
USER $APP_UID

EXPOSE 5080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["dotnet", "/app/timeline.dll", "status"]
ENTRYPOINT ["dotnet", "/app/timeline.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:5080"]
