// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/recording.hpp>

#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

report::Timing timing_of(TransportTiming const& timing)
{
    report::Timing result;
    result.dns = timing.dns;
    result.connect = timing.connect;
    result.tls = timing.tls;
    result.send = timing.send;
    result.wait = timing.wait;
    result.receive = timing.receive;
    result.total = timing.total;
    return result;
}

}  // namespace

report::RunStart run_start(
    RunOptions const& options, Catalogue const& catalogue, Profile const& profile, std::size_t requirements)
{
    report::RunStart start;
    start.run_id = Random {options.seed ^ 0x5C1Au}.uuid();
    start.run_prefix = run_prefix(options.seed);
    start.shard = options.selection.shard;
    start.tool_version = options.tool_version;
    start.catalogue_version = options.tool_version;
    start.catalogue_requirements = static_cast<int>(requirements);
    start.catalogue_cases = static_cast<int>(catalogue.cases.size());
    start.profile_id = profile.id;
    start.profile_title = profile.title;
    start.profile_source = profile.source;
    start.base_url = to_string(options.base);
    start.invocation = {options.argv, options.config_files, options.environment_names, options.seed, options.jobs,
        options.mapping ? options.mapping->id : ""};
    start.started_at = SystemClock {}.now();
    start.baseline = options.baseline;
    return start;
}

report::Exchange recorded_exchange(report::Redactor const& redactor, Uri const& base, HttpRequest const& request,
    Result<TransportAnswer, TransportError> const& answer)
{
    report::Exchange exchange;
    exchange.request = redactor.request(request.method, origin(base) + request.target, request.fields, request.body);
    if (answer) {
        exchange.response = redactor.response(answer->response);
        exchange.timing = timing_of(answer->timing);
        exchange.http = answer->http_version;
    } else {
        exchange.failure = report::ExchangeFailure {
            std::string {to_string(answer.error().kind)}, redactor.text(answer.error().text)};
    }
    return exchange;
}

std::string exchange_name(std::size_t number)
{
    auto digits = std::to_string(number);
    return "x-" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

std::string route_template(std::string_view method, std::string_view target)
{
    auto const question = target.find('?');
    auto const path = target.substr(0, question);
    std::string route {method};
    route += ' ';
    auto const first = path.find('/');
    for (auto slash = first; slash != std::string_view::npos;) {
        auto const next = path.find('/', slash + 1);
        auto const segment = path.substr(slash + 1, next == std::string_view::npos ? next : next - slash - 1);
        bool const is_name = slash == first || segment == ".search";
        route += '/';
        route += is_name ? segment.substr(0, 40) : "{id}";
        slash = next;
    }
    if (question != std::string_view::npos && ascii_lower(target.substr(question)).find("filter=") != std::string::npos)
        route += "?filter";
    return route;
}

}  // namespace scim::conformance
