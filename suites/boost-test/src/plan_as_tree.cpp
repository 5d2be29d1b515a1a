// SPDX-License-Identifier: Apache-2.0
#include <scim/boost_test/plan_as_tree.hpp>

#include <boost/test/framework.hpp>
#include <boost/test/tools/assertion_result.hpp>
#include <boost/test/tree/traverse.hpp>
#include <boost/test/tree/visitor.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>

#include <scim/report/render.hpp>

namespace scim::boost_test {
namespace {

namespace but = boost::unit_test;

/// Shared by the functions of all cases.
struct Results {
    RunCases run;
    std::map<but::test_unit_id, std::string> ids;  ///< Boost.Test's unit to our case
    std::map<std::string, report::Case> finished;
    bool has_run = false;
};

void report_line(bool ok, std::string const& text, std::string const& file)
{
    boost::test_tools::tt_detail::report_assertion(boost::test_tools::assertion_result(ok),
        but::lazy_ostream::instance() << text, file, 0, boost::test_tools::tt_detail::CHECK,
        boost::test_tools::tt_detail::CHECK_MSG, 0);
}

/// Collects the cases that Boost.Test is going to execute.
class EnabledCases final : public but::test_tree_visitor {
public:
    explicit EnabledCases(Results const& results) : results_ {results} {}

    void visit(but::test_case const& unit) override
    {
        auto const found = results_.ids.find(unit.p_id);
        if (found != results_.ids.end())
            enabled.push_back(found->second);
    }

    std::vector<std::string> enabled;

private:
    Results const& results_;
};

/// Runs all enabled cases when the first of them is executed, for then it is known which are wanted. (An observer's
/// test_start would be earlier, but Boost.Test 1.74 takes what happens there for its own set-up.)
void run_once(Results& results)
{
    if (results.has_run)
        return;
    results.has_run = true;
    EnabledCases visitor {results};
    but::traverse_test_tree(but::framework::master_test_suite().p_id, visitor, false);
    results.finished = results.run(visitor.enabled);
}

void replay(Results& results, std::string const& id, std::string const& file)
{
    run_once(results);
    auto is_any = false;
    for (auto const& [finished_id, finished] : results.finished) {
        // What is written for each resource type has run for each.
        auto const is_own = finished_id == id;
        if (!is_own && !conformance::is_made_of(finished_id, id))
            continue;
        is_any = true;
        for (auto const& [ok, text] : replayed(finished))
            report_line(ok, (is_own ? "" : finished_id + ": ") + text, file);
    }
    if (!is_any)
        report_line(false, id + " was not run", file);
}

/// Makes the suites on the way to a case, each once.
class Tree {
public:
    but::test_suite& suite(std::string const& path, std::string const& file)
    {
        auto const known = suites_.find(path);
        if (known != suites_.end())
            return *known->second;
        auto const slash = path.rfind('/');
        auto& parent = slash == std::string::npos ? static_cast<but::test_suite&>(but::framework::master_test_suite())
                                                  : suite(path.substr(0, slash), file);
        auto const name = slash == std::string::npos ? path : path.substr(slash + 1);
        auto* made = new but::test_suite(name, file, 0);  // NOLINT: the parent owns it
        parent.add(made);
        suites_[path] = made;
        return *made;
    }

private:
    std::map<std::string, but::test_suite*> suites_;
};

}  // namespace

std::vector<std::pair<bool, std::string>> replayed(report::Case const& finished)
{
    std::vector<std::pair<bool, std::string>> lines;
    switch (finished.status) {
    case report::Status::skip: return {{true, "skipped: " + finished.skip_reason}};
    case report::Status::blocked: return {{false, "blocked: " + finished.message}};
    case report::Status::error: return {{false, "no verdict: " + finished.message}};
    case report::Status::pass:
    case report::Status::fail:
    case report::Status::warn:
    case report::Status::info: break;
    }
    for (auto const& step : finished.steps) {
        for (auto const& one : step.assertions) {
            bool const counts = one.ok || one.level != report::Level::must;
            auto text = one.requirement + ", " + step.title + ": expected " + one.expected;
            if (!one.ok)
                text += ", got " + one.observed + (one.path.empty() ? "" : " at " + one.path);
            lines.emplace_back(counts, report::printable(text));
        }
    }
    return lines;
}

void register_plan(conformance::Plan const& plan, RunCases run)
{
    auto results = std::make_shared<Results>();
    results->run = std::move(run);
    Tree tree;
    for (auto const& planned : plan.cases) {
        auto const& definition = *planned.definition;
        auto const file = definition.file.empty() ? std::string {"suites/checks"} : definition.file;
        auto const name = definition.id.substr(definition.id.rfind('/') + 1);
        auto* made
            = but::make_test_case([results, id = definition.id, file] { replay(*results, id, file); }, name, file, 0);
        made->p_description.value = definition.title;
        for (auto const& tag : definition.tags)
            made->add_label(tag);
        for (auto const& requirement : definition.checks)
            made->add_label(requirement);
        tree.suite(definition.suite(), file).add(made);
        results->ids[made->p_id] = definition.id;
    }
}

}  // namespace scim::boost_test
