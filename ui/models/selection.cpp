// SPDX-License-Identifier: Apache-2.0
#include "ui/models/selection.h"

#include "model/fieldpath.h"
#include "services/text/words.h"

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

Selection::Selection(QObject *parent) : QObject(parent) {}

void Selection::set(const SelectionState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed(m_state);
}

void Selection::selectCluster(const QString &cluster)
{
    SelectionState next = m_state;
    next.cluster = cluster;
    next.hasLayer = false;
    next.layer = {};
    set(next);
}

void Selection::selectObject(const QString &cluster, const model::ResourceId &object)
{
    SelectionState next = m_state;
    next.cluster = cluster;
    if (next.object != object)
        next.field.clear();
    next.object = object;
    set(next);
}

void Selection::selectField(const QString &cluster, const model::ResourceId &object,
                            const QString &field)
{
    SelectionState next = m_state;
    next.cluster = cluster;
    next.object = object;
    next.field = field;
    set(next);
}

void Selection::selectLayer(const base::RepoPath &layer)
{
    SelectionState next = m_state;
    next.layer = layer;
    next.hasLayer = true;
    set(next);
}

void Selection::selectPlace(const base::Place &place)
{
    SelectionState next = m_state;
    next.place = place;
    set(next);
}

void Selection::tickClusters(const QStringList &clusters)
{
    SelectionState next = m_state;
    next.clusters = clusters;
    set(next);
}

void Selection::goUp()
{
    SelectionState next = m_state;
    if (!next.field.isEmpty()) {
        next.field.clear();
    } else if (next.object) {
        next.object.reset();
    } else {
        next.cluster.clear();
        next.layer = {};
        next.hasLayer = false;
    }
    set(next);
}

void Selection::clear()
{
    set({});
}

QString Selection::text() const
{
    QStringList parts;
    if (!m_state.cluster.isEmpty())
        parts.append(m_state.cluster);
    else if (m_state.hasLayer)
        parts.append(m_state.layer.isRoot() ? u"."_s : services::visible(m_state.layer.text()));
    if (m_state.object)
        parts.append(objectLabel(*m_state.object));
    if (!m_state.field.isEmpty())
        parts.append(shortFieldName(m_state.field));
    return parts.join(u" › "_s);
}

QString shortFieldName(const QString &field)
{
    const auto path = model::FieldPath::fromText(services::toStd(field));
    if (!path)
        return field;
    const auto &segments = path->segments();
    for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
        if (segment->kind == model::FieldPath::Segment::Kind::Key)
            return services::visible(segment->key);
        if (segment->kind == model::FieldPath::Segment::Kind::Match)
            return services::visible(segment->value);
    }
    return field;
}

QString objectLabel(const model::ResourceId &object)
{
    return services::visible(object.kind) + u'/' + services::visible(object.name);
}

} // namespace fleetwright::ui
