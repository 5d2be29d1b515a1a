// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A value or the reason why there is none. Member names are those of std::expected.

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace scim {

/// Wraps an error on its way into a Result: `return Failure {ScimError {...}};`.
template <typename E>
struct Failure {
    E error;
};

template <typename E>
Failure(E) -> Failure<E>;

/// Either a value of type T or an error of type E.
template <typename T, typename E>
class [[nodiscard]] Result {
public:
    using value_type = T;
    using error_type = E;

    Result(T value)  // NOLINT(google-explicit-constructor): a value is a result
        : content_ {std::in_place_index<0>, std::move(value)}
    {
    }

    template <typename F>
    requires std::is_constructible_v<E, F&&> Result(Failure<F> failure)  // NOLINT(google-explicit-constructor)
        : content_ {std::in_place_index<1>, std::move(failure.error)}
    {
    }

    bool has_value() const noexcept { return content_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    T& value() & { return std::get<0>(content_); }
    T const& value() const& { return std::get<0>(content_); }
    T&& value() && { return std::get<0>(std::move(content_)); }

    E& error() & { return std::get<1>(content_); }
    E const& error() const& { return std::get<1>(content_); }
    E&& error() && { return std::get<1>(std::move(content_)); }

    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

    template <typename U>
    T value_or(U&& fallback) const&
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    std::variant<T, E> content_;
};

/// Success without a value, or an error.
template <typename E>
class [[nodiscard]] Result<void, E> {
public:
    using value_type = void;
    using error_type = E;

    Result() = default;

    template <typename F>
    requires std::is_constructible_v<E, F&&> Result(Failure<F> failure)  // NOLINT(google-explicit-constructor)
        : error_ {std::move(failure.error)}
    {
    }

    bool has_value() const noexcept { return !error_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }

    E& error() & { return *error_; }
    E const& error() const& { return *error_; }
    E&& error() && { return *std::move(error_); }

private:
    std::optional<E> error_;
};

}  // namespace scim
