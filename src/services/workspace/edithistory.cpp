// SPDX-License-Identifier: Apache-2.0
#include "services/workspace/edithistory.h"

#include <algorithm>

namespace fleetwright::services {

void EditHistory::push(HistoryEntry entry)
{
    m_entries.resize(m_position);
    if (entry.isTyping && !m_entries.empty()) {
        HistoryEntry &last = m_entries.back();
        const bool sameFile = last.isTyping && last.files.size() == 1 && entry.files.size() == 1
                              && last.files.front().path == entry.files.front().path;
        if (sameFile) {
            last.files.front().after = entry.files.front().after;
            return;
        }
    }
    m_entries.push_back(std::move(entry));
    m_position = m_entries.size();
}

void EditHistory::endTyping()
{
    if (m_position > 0)
        m_entries[m_position - 1].isTyping = false;
}

const HistoryEntry *EditHistory::undoEntry() const
{
    return m_position > 0 ? &m_entries[m_position - 1] : nullptr;
}

const HistoryEntry *EditHistory::redoEntry() const
{
    return m_position < m_entries.size() ? &m_entries[m_position] : nullptr;
}

void EditHistory::stepBack()
{
    if (m_position > 0)
        --m_position;
}

void EditHistory::stepForward()
{
    if (m_position < m_entries.size())
        ++m_position;
}

void EditHistory::forget(const base::RepoPath &path)
{
    const auto touches = [&path](const HistoryEntry &entry) {
        return std::any_of(entry.files.begin(), entry.files.end(),
                           [&path](const FileStep &step) { return step.path == path; });
    };
    const auto done = m_entries.begin() + static_cast<std::ptrdiff_t>(m_position);
    m_position -= static_cast<std::size_t>(std::count_if(m_entries.begin(), done, touches));
    std::erase_if(m_entries, touches);
}

void EditHistory::clear()
{
    m_entries.clear();
    m_position = 0;
}

} // namespace fleetwright::services
