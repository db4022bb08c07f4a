// SPDX-License-Identifier: Apache-2.0
#include "ui/diffview/diffaccessible.h"

#include "ui/diffview/diffbody.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace fleetwright::ui {

namespace {

/// One line of one column. Its place is looked up each time: folds move items.
class LineAccessible final : public QAccessibleInterface {
public:
    LineAccessible(DiffBody *body, int index) : m_body(body), m_index(index) {}

    [[nodiscard]] bool isValid() const override
    {
        return m_body && item() < m_body->rows().items().size();
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_body);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_body->spokenItem(item(), column())
                                                      : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect cell = m_body->cellRect(item(), column());
        return {m_body->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Cell; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid())
            return state;
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        state.focused = m_body->hasFocus() && item() == m_body->currentItem()
                        && column() == m_body->currentColumn();
        state.selected = state.focused;
        state.offscreen =
            !m_body->cellRect(item(), column()).intersects(m_body->viewport()->rect());
        return state;
    }

private:
    [[nodiscard]] std::size_t item() const
    {
        return static_cast<std::size_t>(m_index / std::max(1, m_body->columnCount()));
    }
    [[nodiscard]] int column() const { return m_index % std::max(1, m_body->columnCount()); }

    QPointer<DiffBody> m_body;
    int m_index;
};

class BodyAccessible final : public QAccessibleWidget {
public:
    explicit BodyAccessible(DiffBody *body)
        : QAccessibleWidget(body, QAccessible::Table), m_body(body)
    {}
    ~BodyAccessible() override
    {
        for (const auto &[index, id] : m_lines)
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override
    {
        return m_body ? static_cast<int>(m_body->rows().items().size()) * m_body->columnCount() : 0;
    }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_lines.find(index);
        if (known != m_lines.end())
            return QAccessible::accessibleInterface(known->second);
        auto *line =
            new LineAccessible(m_body, index); // owned by Qt's registry until deleted above
        m_lines.emplace(index, QAccessible::registerAccessibleInterface(line));
        return line;
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[index, id] : m_lines) {
            if (QAccessible::accessibleInterface(id) == child)
                return index;
        }
        return -1;
    }

    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        if (!m_body || !m_body->hasFocus())
            return nullptr;
        return child(static_cast<int>(m_body->currentItem()) * m_body->columnCount()
                     + m_body->currentColumn());
    }

private:
    QPointer<DiffBody> m_body;
    mutable std::map<int, QAccessible::Id> m_lines;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *body = qobject_cast<DiffBody *>(object);
    return body ? new BodyAccessible(body) : nullptr;
}

} // namespace

void installDiffAccessibility()
{
    QAccessible::removeFactory(makeInterface);
    QAccessible::installFactory(makeInterface);
}

} // namespace fleetwright::ui
