// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "helm/renderedcase.h"
#include "model/fieldpath.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace fleetwright::helm {

/// What stands at the place of a scalar that a chart made.
enum class PlaceKind : std::uint8_t {
    Value,   ///< values or another file of the chart: the value itself
    Part,    ///< the same: a part of the scalar's text
    Written, ///< the template's own text
    Mixed,   ///< the template's text with actions in it, of which the scalar is made
    Action,  ///< the template's action that printed it
};
inline constexpr std::size_t placeKinds = static_cast<std::size_t>(PlaceKind::Action) + 1;

struct Judgement {
    PlaceKind kind = PlaceKind::Value;
    bool isLost = false; ///< the release cannot be made without what stands there
    std::string problem; ///< empty if the place is right
};

/// A scalar of a rendered case.
struct Scalar {
    std::size_t document = 0;
    model::FieldPath field;
    const yaml::Node *node = nullptr;
};

/// Says whether places are right, by what the files hold there and by changing it: a release that
/// is made of the changed file has another value in this field. It knows nothing of how places were
/// found.
class PlaceJudge {
public:
    explicit PlaceJudge(const ChartCase &test) : m_test(test) {}

    [[nodiscard]] Judgement judge(const Scalar &scalar, const base::Span &place);

private:
    enum class Effect : std::uint8_t { None, Changed, Lost };

    [[nodiscard]] std::optional<std::string> fileAt(const base::Span &place) const;
    [[nodiscard]] Judgement standing(const yaml::Node &scalar, const base::Span &place) const;
    [[nodiscard]] Judgement inTemplate(const yaml::Node &scalar, std::string_view raw) const;
    [[nodiscard]] Judgement inValues(const yaml::Node &scalar, const base::Span &place) const;
    [[nodiscard]] Effect effectOf(const std::string &file, const base::Span &place,
                                  const std::string &text, const Scalar &scalar);
    [[nodiscard]] const RenderedCase *changed(const std::string &file, const base::Span &place,
                                              const std::string &text);

    const ChartCase &m_test;
    std::map<std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>,
             std::optional<RenderedCase>>
        m_changed;
};

} // namespace fleetwright::helm
