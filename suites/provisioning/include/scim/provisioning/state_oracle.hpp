// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads the provider back and compares it with what the job believes to have made of it. The service itself never
/// does: it trusts the statuses of the answers.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <scim/provisioning/job.hpp>

namespace scim::provisioning {

/// One place where the provider shows something else than was sent.
struct Deviation {
    std::string source_id;
    ObjectType type = ObjectType::user;
    std::string label;      ///< userPrincipalName or object id
    std::string attribute;  ///< target path; `id` when the object as a whole is not as it should be
    std::string expected, observed;
    std::string requirement;    ///< the one that is broken when nobody else changed the object
    std::string failure_class;  ///< as of assertions: `missing-attribute`, `wrong-value`, `status-mismatch`
    std::string exchange_id;
    bool unpublished = false;  ///< the provider's own schema does not have the attribute: the mapping is to blame
};

/// Keeps what was there, so that deletions are noticed too.
class StateOracle {
public:
    /// Reads every object that the job manages. Objects with an open failure are left out, and references with one:
    /// what they show is not known. Of accounts that were released only the state counts: nobody keeps them up to date.
    std::vector<Deviation> compare(Job const& job, Directory const& directory, Endpoint& endpoint, Clock const& clock);
    /// From now on nothing is expected of the object until the job changes it: somebody else did.
    void excuse(std::string_view target_id);
    /// The job has brought the object in order. Its references are excused still: the job does not read those.
    void expect_again(std::string_view target_id);
    /// The links were reset: what vanished was not deleted.
    void forget();

private:
    struct Reading;
    enum class Excuse { everything, references };

    bool is_excused(std::string_view target_id) const;
    void compare_object(Reading const& reading, std::vector<Deviation>& found);
    void compare_references(Reading const& reading, Json const& shown, std::vector<Deviation>& found);
    void compare_values(Reading const& reading, Json const& shown, std::vector<Deviation>& found);
    void compare_manager(Reading const& reading, Json const& shown, std::vector<Deviation>& found);
    void compare_members(Reading const& reading, Json const& shown, std::vector<Deviation>& found);
    /// What the job has created is found once by what it is matched by.
    void compare_count(Reading const& reading, std::vector<Deviation>& found);
    void compare_vanished(Job const& job, Endpoint& endpoint, std::vector<Deviation>& found);

    std::map<std::string, ObjectType> known_;  ///< by target id
    std::set<std::string, std::less<>> counted_;
    std::map<std::string, Excuse, std::less<>> excused_;
};

}  // namespace scim::provisioning
