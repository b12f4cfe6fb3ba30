-- Asks the paths of a file one after the other, and tells what came of it in lines that begin with "> ".
local paths = {}
for path in io.lines(os.getenv("TIMELINE_LOAD_PATHS")) do
  paths[#paths + 1] = path
end

local at = 0
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout
  local seconds = summary.duration / 1e6
  print(string.format("> answers        %d, %.0f a second, %.1f MB a second", summary.requests, summary.requests / seconds, summary.bytes / seconds / 1e6))
  print(string.format("> time           p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms",
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
  print(string.format("> errors         %d answers of 4xx or 5xx, %d connections failed (%d by timeout)", errors.status, failed, errors.timeout))
end
