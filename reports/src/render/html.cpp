// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include "html_page.hpp"
#include "html_text.hpp"

namespace scim::report {

namespace {

std::string size_note(html::SizeRule rule, std::size_t max_bytes)
{
    auto const what = html::describe(rule);
    if (what.empty())
        return {};
    return "To keep this file under " + html::with_thousands(max_bytes) + " bytes, " + std::string {what}
    + ". The run's results.ndjson keeps everything.";
}

}  // namespace

std::string render_html(RunReport const& report, HtmlOptions const& options)
{
    auto rule = html::SizeRule::none;
    auto shown = html::shown_events(report.events, html::most_events);
    auto text = html::page(report, shown, rule, {});
    while (text.size() > options.max_bytes) {
        auto const next = html::stricter(rule);
        if (!next)
            break;
        rule = *next;
        if (rule == html::SizeRule::fewer_events)
            shown = html::shown_events(report.events, html::fewest_events);
        text = html::page(report, shown, rule, size_note(rule, options.max_bytes));
    }
    return text;
}

}  // namespace scim::report
