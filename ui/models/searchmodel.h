// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "model/resourceid.h"

#include <QAbstractItemModel>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace fleetwright::ui {

/// One line that holds the text searched for.
struct SearchHit {
    base::Place place; ///< in a file; of rendered output the line in the object's text
    QString line;      ///< trimmed, made visible
    QString field;     ///< of rendered output: the field's path
};

/// A file, or one rendered object with the clusters that share it.
struct SearchSource {
    base::RepoPath file; ///< root for rendered output
    std::optional<model::ResourceId> object;
    QStringList clusters;
    std::vector<SearchHit> hits;
};

struct SearchResult {
    std::vector<SearchSource> sources;
    std::size_t hits = 0;
    bool truncated = false;
};

/// Hits under their file or object.
class SearchModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Roles { CountRole = Qt::UserRole + 1, RenderedRole, LineRole };

    explicit SearchModel(QObject *parent = nullptr);

    void setResult(SearchResult result);
    [[nodiscard]] const SearchResult &result() const { return m_result; }
    [[nodiscard]] const SearchSource *
    source(const QModelIndex &index) const; ///< of a hit: the one it stands in
    [[nodiscard]] const SearchHit *hit(const QModelIndex &index) const; ///< nullptr for a source

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const final;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;

private:
    SearchResult m_result;
};

} // namespace fleetwright::ui
