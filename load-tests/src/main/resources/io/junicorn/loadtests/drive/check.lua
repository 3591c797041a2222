-- For wrk: counts every answer that is not a 200 with the expected body, and prints what it counted
-- as one line of JSON. Arguments: start of the body, its end, least and greatest length, headers.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  first, last, least, most = args[1], args[2], tonumber(args[3]), tonumber(args[4])
  first_length, last_length = #first, #last
  wrong, sample = 0, ""
end

function response(status, headers, body)
  local length = #body
  if status == 200 and length >= least and length <= most
      and string.sub(body, 1, first_length) == first
      and (last_length == 0 or string.sub(body, -last_length) == last) then
    return
  end
  wrong = wrong + 1
  if sample == "" then
    sample = status .. " " .. string.sub(body, 1, 100)
  end
end

local function hex(text)
  return (string.gsub(text, ".", function(c) return string.format("%02x", string.byte(c)) end))
end

function done(summary, latency, requests)
  local count, text = 0, ""
  for _, thread in ipairs(threads) do
    count = count + thread:get("wrong")
    if text == "" then text = thread:get("sample") end
  end
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"micros":%d,"wrong":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d,' ..
    '"p50":%d,"p99":%d,"p999":%d,"sample":"%s"}\n',
    summary.requests, summary.duration, count, errors.connect, errors.read, errors.write, errors.timeout,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9), hex(text)))
end
