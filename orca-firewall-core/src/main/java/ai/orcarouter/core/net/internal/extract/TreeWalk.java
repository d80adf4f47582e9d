/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import ai.orcarouter.core.net.Destination.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks an argument tree in document order, without recursion and within the bounds of {@link Caps}. */
final class TreeWalk {
    private final Readers readers;
    private final ToolProfile profile;
    private final LeafReader leaves;
    private int nodes;

    /** An object or array whose members are being read. */
    private static final class Level {
        private final Iterator<?> members;
        private final boolean object;
        private final Siblings siblings;
        private final KeyKind kind;
        private final String key;
        private final Spot spot;
        private int index;

        private Level(Object value, Siblings siblings, KeyKind kind, String key, Spot spot) {
            this.object = value instanceof Map<?, ?>;
            this.members = value instanceof Map<?, ?> map ? map.entrySet().iterator() : ((List<?>) value).iterator();
            this.siblings = siblings;
            this.kind = kind;
            this.key = key;
            this.spot = spot;
        }
    }

    TreeWalk(Readers readers, ToolProfile profile) {
        this.readers = readers;
        this.profile = profile;
        this.leaves = new LeafReader(readers, profile, this);
    }

    /** Reads {@code tree}; {@code kind} is that of the argument it stands in. */
    void walk(@Nullable Object tree, KeyKind kind, String key, Spot root) {
        Deque<Level> open = new ArrayDeque<>();
        enter(tree, kind, key, root, Siblings.NONE, open);
        while (!open.isEmpty()) {
            Level level = open.peek();
            if (!level.members.hasNext()) {
                open.pop();
                continue;
            }
            if (++nodes > Caps.NODES) {
                readers.places().collector().limit();
                return;
            }
            Object member = level.members.next();
            if (level.object) {
                member((Map.Entry<?, ?>) member, level, open);
            } else {
                Spot at = at(level.spot, level.spot.pointer().element(level.index++), level.spot.role());
                enter(member, level.kind, level.key, at, level.siblings, open);
            }
        }
    }

    LeafReader leaves() {
        return leaves;
    }

    private void member(Map.Entry<?, ?> member, Level level, Deque<Level> open) {
        String key = String.valueOf(member.getKey());
        KeyKind kind = kind(key, level);
        boolean nested = open.size() > 1 && profile.storesData();
        Role role = kind == KeyKind.FILTER || nested ? Role.MENTION : level.spot.role();
        Spot at = at(level.spot, level.spot.pointer().member(key), role);
        if (key.length() > 4 && key.indexOf("//") >= 0) {
            readers.places().url(key, at);
        }
        String name = kind == level.kind && KeyKind.of(key) == KeyKind.INHERIT ? level.key : key;
        enter(member.getValue(), kind, name, at, level.siblings, open);
    }

    /** The kind of a member, which may be that of the object around it. */
    private static KeyKind kind(String key, Level level) {
        KeyKind kind = KeyKind.of(key);
        if (kind == KeyKind.INHERIT) {
            return level.kind;
        }
        boolean table = kind == KeyKind.NONE && level.kind == KeyKind.HOST;
        return table && HostShape.of(key).atLeast(HostShape.NAME) ? KeyKind.HOST : kind;
    }

    private static Spot at(Spot around, Pointer pointer, Role role) {
        return new Spot(pointer, around.via(), role, around.decodes(), around.nesting());
    }

    private void enter(
            @Nullable Object value, KeyKind kind, String key, Spot at, Siblings siblings, Deque<Level> open) {
        if (value instanceof String text) {
            leaves.read(text, kind, key, at, siblings);
        } else if (value instanceof Map<?, ?> map) {
            if (deep(open)) {
                return;
            }
            Siblings inside = Siblings.of(map);
            if (inside.assembled()) {
                readers.places().opaque(Reasons.ASSEMBLED, at);
            }
            open.push(new Level(map, inside, kind, key, at));
        } else if (value instanceof List<?> list) {
            if (!deep(open) && !leaves.list(list, kind, at, siblings)) {
                open.push(new Level(list, siblings, kind, key, at));
            }
        } else if (value instanceof Long number && kind == KeyKind.HOST && number > 65_535) {
            leaves.read(number.toString(), kind, key, at, siblings);
        }
    }

    private boolean deep(Deque<Level> open) {
        if (open.size() < Caps.DEPTH) {
            return false;
        }
        readers.places().collector().limit();
        return true;
    }
}
