// SPDX-License-Identifier: Apache-2.0
#include "ui/models/layerrole.h"

#include "services/text/words.h"

#include <QCoreApplication>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::LayerRole)
};

} // namespace

QString layerIcon(const model::Layer &layer)
{
    if (layer.kind == model::LayerKind::Component)
        return u"component"_s;
    switch (layer.role.kind) {
    case model::Role::Kind::Global:
        return u"globe"_s;
    case model::Role::Kind::Dimension:
        return layer.role.dimension == "region" ? u"pin"_s : u"stack"_s;
    case model::Role::Kind::Cluster:
        return u"server"_s;
    case model::Role::Kind::App:
        break;
    }
    return u"app"_s;
}

QString layerRoleName(const model::Layer &layer)
{
    switch (layer.role.kind) {
    case model::Role::Kind::Global:
        return Texts::tr("global");
    case model::Role::Kind::Dimension:
        return services::visible(layer.role.dimension);
    case model::Role::Kind::Cluster:
        return Texts::tr("cluster");
    case model::Role::Kind::App:
        break;
    }
    return Texts::tr("app");
}

} // namespace fleetwright::ui
