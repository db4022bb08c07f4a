// SPDX-License-Identifier: Apache-2.0
// Provenance is paid for where something is replaced and nowhere else.
#include "kustomize/memorybuild.h"

#include <atomic>
#include <iostream>
#include <memory_resource>
#include <unordered_set>

namespace fleetwright::kustomize {
namespace {

constexpr std::size_t objects = 400;

std::string deployment(std::size_t index)
{
    const std::string name = "web-" + std::to_string(index);
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: " + name
           + "\n  labels: {app: " + name
           + "}\nspec:\n  replicas: 1\n  template:\n    spec:\n"
             "      containers:\n      - name: app\n        image: app:1\n"
             "        env:\n        - {name: A, value: one}\n        - {name: B, value: two}\n";
}

/// A base and two layers on it, of which one does nothing and one sets an image everywhere.
MemoryBuild::Contents contents()
{
    MemoryBuild::Contents files{{"plain/kustomization.yaml", "resources: [../base]\n"},
                                {"patched/kustomization.yaml",
                                 "resources: [../base]\nimages:\n- {name: app, newTag: \"2\"}\n"}};
    std::string base = "resources:\n";
    for (std::size_t index = 0; index < objects; ++index) {
        const std::string file = "web-" + std::to_string(index) + ".yaml";
        files["base/" + file] = deployment(index);
        base += "- " + file + "\n";
    }
    files["base/kustomization.yaml"] = base;
    return files;
}

using Nodes = std::unordered_set<const yaml::Node *>;

void collect(const yaml::Node *node, Nodes &nodes)
{
    if (!nodes.insert(node).second)
        return;
    for (const yaml::Entry &entry : node->entries())
        collect(entry.value, nodes);
    for (const yaml::Node *item : node->items())
        collect(item, nodes);
}

Nodes nodesOf(const model::Rendering &rendering)
{
    Nodes nodes;
    for (const model::Object &object : rendering.objects)
        collect(object.root, nodes);
    return nodes;
}

/// Bytes of the nodes that `layer` has and `base` has not, with their entries and changes.
std::size_t bytesOver(const Nodes &base, const Nodes &layer, std::size_t &changes)
{
    std::size_t bytes = 0;
    for (const yaml::Node *node : layer) {
        if (base.contains(node))
            continue;
        bytes += sizeof(yaml::Node) + node->entries().size_bytes() + node->items().size_bytes()
                 + node->text().size();
        if (node->change()) {
            ++changes;
            bytes += sizeof(yaml::Change);
        }
    }
    return bytes;
}

/// Counts what arenas take from the heap.
class CountingMemory : public std::pmr::memory_resource {
public:
    CountingMemory() { std::pmr::set_default_resource(this); }
    ~CountingMemory() override { std::pmr::set_default_resource(nullptr); }
    CountingMemory(const CountingMemory &) = delete;
    CountingMemory &operator=(const CountingMemory &) = delete;

    [[nodiscard]] std::size_t taken() const { return m_taken; }

private:
    void *do_allocate(std::size_t bytes, std::size_t alignment) override
    {
        m_taken += bytes;
        return std::pmr::new_delete_resource()->allocate(bytes, alignment);
    }
    void do_deallocate(void *place, std::size_t bytes, std::size_t alignment) override
    {
        std::pmr::new_delete_resource()->deallocate(place, bytes, alignment);
    }
    [[nodiscard]] bool do_is_equal(const memory_resource &other) const noexcept override
    {
        return this == &other;
    }

    std::atomic<std::size_t> m_taken = 0;
};

TEST(ProvenanceCost, NothingIsPaidWhereNothingIsReplaced)
{
    MemoryBuild repository(contents());
    const auto base = repository.build("base");
    const auto plain = repository.build("plain");
    ASSERT_TRUE(base.ok() && plain.ok());
    ASSERT_EQ((*plain)->objects.size(), objects);
    std::size_t changes = 0;
    EXPECT_EQ(bytesOver(nodesOf(**base), nodesOf(**plain), changes), 0u);
    EXPECT_EQ(changes, 0u);
    for (const yaml::Node *node : nodesOf(**base))
        ASSERT_FALSE(node->change());
}

TEST(ProvenanceCost, AReplacedValueCostsItsWayAndOneRecord)
{
    MemoryBuild repository(contents());
    const auto base = repository.build("base");
    const auto patched = repository.build("patched");
    ASSERT_TRUE(base.ok() && patched.ok());
    std::size_t changes = 0;
    const std::size_t bytes = bytesOver(nodesOf(**base), nodesOf(**patched), changes);
    EXPECT_EQ(changes, objects); // the image, not the collections around it
    // Six nodes on the way (root, spec, template, spec, containers, container) and the image.
    constexpr std::size_t way = 7 * sizeof(yaml::Node) + 14 * sizeof(yaml::Entry)
                                + sizeof(const yaml::Node *) + sizeof(yaml::Change) + 16;
    EXPECT_LE(bytes / objects, way);
    std::cout << bytes / objects << " bytes an object\n";
}

TEST(ProvenanceCost, ArenasOfAnUnpatchedFleetTakeAFractionOfAPatchedOne)
{
    CountingMemory memory;
    MemoryBuild repository(contents());
    ASSERT_TRUE(repository.build("base").ok());
    const std::size_t base = memory.taken();
    ASSERT_TRUE(repository.build("plain").ok());
    const std::size_t plain = memory.taken() - base;
    ASSERT_TRUE(repository.build("patched").ok());
    const std::size_t patched = memory.taken() - base - plain;
    std::cout << plain / objects << " and " << patched / objects << " bytes an object\n";
    EXPECT_LE(plain / objects, 16u);
    EXPECT_GE(patched / objects, 500u);
    EXPECT_LE(patched / objects, 3'000u);
}

} // namespace
} // namespace fleetwright::kustomize
