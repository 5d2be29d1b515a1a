// SPDX-License-Identifier: Apache-2.0
#include "child_program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "sample_provider.hpp"

namespace scim::bench {
namespace {

namespace fs = std::filesystem;

double seconds_of(timeval const& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

/// Most memory of a running program up to now; 0 when it has ended. What wait4(2) tells counts the memory that this
/// program had at the fork.
double peak_megabytes(pid_t child)
{
    std::ifstream status {"/proc/" + std::to_string(child) + "/status"};
    for (std::string word; status >> word;)
        if (double kilobytes = 0; word == "VmHWM:" && status >> kilobytes)
            return kilobytes / 1024;
    return 0;
}

}  // namespace

TemporaryFolder::TemporaryFolder() : path_ {fs::temp_directory_path() / ("bench." + std::to_string(::getpid()))}
{
    fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::token_file() const
{
    auto const file = path_ / "token";
    std::ofstream {file} << token;
    return file.string();
}

pid_t start_program(std::vector<std::string> arguments)
{
    auto const child = ::fork();
    if (child < 0)
        give_up("cannot start " + arguments.front());
    if (child > 0)
        return child;
    auto const nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nothing, STDOUT_FILENO);
    ::dup2(nothing, STDERR_FILENO);
    std::vector<char*> words;
    for (auto& argument : arguments)
        words.push_back(argument.data());
    words.push_back(nullptr);
    ::execv(words.front(), words.data());
    ::_exit(127);
}

ProgramUsage wait_for_program(pid_t child)
{
    int status = 0;
    rusage usage {};
    double megabytes = 0;
    while (::wait4(child, &status, WNOHANG, &usage) == 0) {
        // The last one known counts: before its exec the child has this program's memory.
        if (auto const peak = peak_megabytes(child); peak > 0)
            megabytes = peak;
        std::this_thread::sleep_for(std::chrono::milliseconds {20});
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) > 1)
        give_up("the program ended with " + std::to_string(WEXITSTATUS(status)));
    return {megabytes, seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime)};
}

void give_up(std::string const& why)
{
    std::cerr << "bench: " << why << '\n';
    std::exit(2);
}

}  // namespace scim::bench
