// SPDX-License-Identifier: Apache-2.0
#include "cli/catalogue_listing.hpp"

#include <algorithm>
#include <utility>

#include <scim/wire/json.hpp>

namespace scim::server {
namespace {

using Row = std::vector<std::string>;

/// Columns as wide as their widest cell; the last one runs free.
std::string table(std::vector<Row> const& rows)
{
    std::vector<std::size_t> widths;
    for (auto const& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    std::string text;
    for (auto const& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i)
            text += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
        text += row.back() + "\n";
    }
    return text;
}

Row row_of(Fault const& fault)
{
    return {fault.id, std::string {keyword(fault.mode)}, fault.requirement, fault.summary};
}

Row row_of(Variant const& variant)
{
    auto const summary = variant.is_discouraged ? variant.summary + " (discouraged)" : variant.summary;
    return {variant.id, variant.requirement, summary};
}

std::string dialects_with(Leniency leniency)
{
    std::string names;
    for (auto const& dialect : dialects()) {
        if (dialect.allows(leniency))
            names += (names.empty() ? "" : ", ") + dialect.name();
    }
    return names.empty() ? "none" : names;
}

Row row_of(LeniencyInfo const& info)
{
    auto const quirk = info.quirk.empty() ? std::string {"-"} : std::string {info.quirk};
    return {std::string {info.name}, quirk, dialects_with(info.leniency), std::string {info.summary}};
}

template <typename List>
std::string listing(List const& list, std::string_view name, ListingForm form)
{
    switch (form) {
    case ListingForm::text: {
        std::vector<Row> rows;
        for (auto const& entry : list)
            rows.push_back(row_of(entry));
        return table(rows);
    }
    case ListingForm::json: {
        Json::Array entries;
        for (auto const& entry : list)
            entries.push_back(to_json(entry));
        return write_json_pretty(Json::object({{std::string {name}, Json {std::move(entries)}}}));
    }
    }
    return {};
}

}  // namespace

std::string list_faults(std::vector<Fault> const& faults, ListingForm form)
{
    return listing(faults, "faults", form);
}

std::string list_variants(std::vector<Variant> const& variants, ListingForm form)
{
    return listing(variants, "variants", form);
}

std::string list_leniencies(ListingForm form)
{
    return listing(leniencies(), "leniencies", form);
}

std::string listing_text(Listing listing, ListingForm form)
{
    switch (listing) {
    case Listing::nothing: return {};
    case Listing::faults: return list_faults(fault_catalogue(), form);
    case Listing::variants: return list_variants(variant_catalogue(), form);
    case Listing::leniencies: return list_leniencies(form);
    }
    return {};
}

}  // namespace scim::server
