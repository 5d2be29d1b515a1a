// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Several service providers behind one port, each with a base path, tokens, rules and resources of its own.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <scim/server/answer.hpp>
#include <scim/server/data_file.hpp>
#include <scim/server/metrics.hpp>
#include <scim/server/observer.hpp>
#include <scim/server/service_provider.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

struct Rule;
class Tenant;

/// How one tenant is set up.
struct TenantSettings {
    TenantSettings();
    TenantSettings(TenantSettings const&);
    TenantSettings(TenantSettings&&) noexcept;
    TenantSettings& operator=(TenantSettings const&);
    TenantSettings& operator=(TenantSettings&&) noexcept;
    ~TenantSettings();

    std::string name = "default";  ///< letters, digits, `-`, `_` and `.`
    ServiceProviderOptions provider;
    std::vector<Rule> rules;                  ///< what happens to requests on purpose
    std::vector<std::filesystem::path> load;  ///< NDJSON files, see load_resources()
    std::optional<GenerateOptions> generate;
    std::optional<std::filesystem::path> data_directory;  ///< a snapshot is loaded from it and saved to it
};

/// Whether settings may name files.
enum class FileAccess { allowed, refused };

/// Reads the settings of a tenant, as in a tenants file; what a member does not say stays as in `base`. Relative file
/// names are taken from `directory`.
///
/// Shape: `{"name", "basePath", "token" or "tokenFile", "me", "credentials": {"tokens", "clients", "federations"},
/// "dialect", "allow": [], "deny": [], "faults": [], "rules": [], "limits": {"maxResults", "defaultCount",
/// "cursorTimeoutSeconds", "maxBodyBytes", "maxPatchOperations", "maxBulkOperations", "maxBulkPayload",
/// "maxFilterLength"}, "defaultPagination": "index" or "cursor", "schemas": [], "resourceTypes": [], "load": [],
/// "generate": "", "data": ""}`. `schemas` and `resourceTypes` hold definitions or names of files. Errors: a sentence
/// with JSON Pointer and remedy.
Result<TenantSettings, std::string> read_tenant(Json const& document, std::string const& pointer,
    std::filesystem::path const& directory, FileAccess access, TenantSettings base = {});

/// Reads `{"tenants": [...]}`. Errors: a sentence with file, JSON Pointer and remedy.
Result<std::vector<TenantSettings>, std::string> read_tenants_file(std::filesystem::path const& file);

/// The settings of a tenant as JSON, without secrets; files are left out.
Json describe(TenantSettings const& settings);

/// How a host is set up.
struct HostOptions {
    std::vector<TenantSettings> tenants;
    bool allows_fault_header = false;  ///< whether clients may ask for faults, see Host::handle()
    bool observes = false;             ///< whether requests are kept for the log, and counted
    ObserverOptions observer;          ///< `metrics` and `types` are set here
    Clock const* clock = nullptr;      ///< must outlive the host; nullptr: the machine's clock
};

/// Answers requests for all tenants. Every member function may be called from several threads at once.
class Host {
public:
    /// Errors: a sentence that names the tenant.
    static Result<std::unique_ptr<Host>, std::string> create(HostOptions options);

    Host(Host const&) = delete;
    Host& operator=(Host const&) = delete;
    ~Host();

    /// Tells where the host is reached, such as `http://127.0.0.1:8080`, and loads what the tenants bring along.
    /// To be called before the first request. Returns what was loaded, one sentence each. Errors: a sentence.
    Result<std::vector<std::string>, std::string> start(std::string const& origin);

    /// Answers a request; each has an answer. With allows_fault_header, a field `Scim-Fault` asks for faults and for
    /// bad delivery: `patch-not-atomic, latency=500, status=503, retry-after=30, hang, reset, truncate=20, lost`.
    Answer handle(HttpRequest const& request, Channel channel);

    /// Writes the snapshots of tenants with a data directory. Errors: a sentence; the others are written all the same.
    Result<void, std::string> save() const;

    std::vector<std::shared_ptr<Tenant>> tenants() const;
    std::shared_ptr<Tenant> find_tenant(std::string_view name) const;
    /// Errors: a sentence, if the name or the base path is taken or something is wrong with the settings.
    Result<std::shared_ptr<Tenant>, std::string> add_tenant(TenantSettings settings);
    /// What is being answered goes on. False if there is none.
    bool remove_tenant(std::string_view name);

    /// nullptr unless the host observes.
    Observer* observer();
    Metrics* metrics();

private:
    struct State;
    explicit Host(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

/// One tenant. Every member function may be called from several threads at once.
class Tenant {
public:
    /// Errors: a sentence that names the tenant.
    static Result<std::shared_ptr<Tenant>, std::string> create(TenantSettings settings, Clock const& clock);

    Tenant(Tenant const&) = delete;
    Tenant& operator=(Tenant const&) = delete;
    ~Tenant();

    std::string const& name() const;
    std::string const& base_path() const;
    TenantSettings settings() const;
    /// Name, base path, definitions, data and seed stay. Errors: a sentence; nothing has changed then.
    Result<void, std::string> change(TenantSettings settings);

    ServiceProvider& provider();
    ServiceProvider const& provider() const;
    /// Resources of each type.
    std::vector<ResourceCount> count() const;
    /// Removes every resource, as if it had never been. Returns how many there were.
    std::size_t clear();

    /// As Host::handle(); `wish` is what the request asked for.
    Answer handle(HttpRequest const& request, std::optional<std::string_view> wish);
    /// As Host::start().
    Result<std::vector<std::string>, std::string> start(std::string const& origin);
    Result<void, std::string> save() const;

private:
    struct State;
    explicit Tenant(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

}  // namespace scim::server
