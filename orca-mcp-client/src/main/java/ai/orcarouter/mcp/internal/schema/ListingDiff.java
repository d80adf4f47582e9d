/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.document.Pointers;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.mcp.model.SchemaDiff;
import ai.orcarouter.mcp.model.SchemaDiff.Kind;
import ai.orcarouter.mcp.model.SchemaDiff.ToolChange;
import ai.orcarouter.mcp.model.SchemaDiff.ValueChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two lists that were kept. Each side is shown whole and so that nothing hides in it (mcp.md section 6): what
 * a diff left out would be approved unseen. The lists themselves are bounded by {@link ToolListing#MAX_CHARS}.
 */
public final class ListingDiff {
    private final List<ValueChange> changes = new ArrayList<>();

    private ListingDiff() {}

    /**
     * What differs between two lists.
     *
     * @param approvedText what {@link ToolListing#text} gave; empty for no list
     * @param observedText the same of the list last seen
     */
    public static SchemaDiff of(
            String serverId, String approvedHash, String approvedText, String observedHash, String observedText) {
        ListingText approved = ListingText.parse(approvedText);
        ListingText observed = ListingText.parse(observedText);
        ListingDiff instructions = new ListingDiff();
        instructions.compare("", approved.instructionsOrNull(), observed.instructionsOrNull());
        List<ToolChange> tools = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(approved.tools().keySet());
        names.addAll(observed.tools().keySet());
        for (String name : names) {
            Object before = approved.tools().get(name);
            Object after = observed.tools().get(name);
            ListingDiff diff = new ListingDiff();
            diff.compare("", members(before), members(after));
            if (!diff.changes.isEmpty()) {
                Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
                tools.add(new ToolChange(Visible.text(name), kind, diff.changes));
            }
        }
        return new SchemaDiff(serverId, approvedHash, observedHash, instructions.changes, tools);
    }

    /** What a tool that is not there has: no members, so that those of the other side are shown one by one. */
    private static Object members(@Nullable Object tool) {
        return tool == null ? Map.of() : tool;
    }

    private void compare(String pointer, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            TreeSet<String> names = new TreeSet<>();
            old.keySet().forEach(name -> names.add((String) name));
            now.keySet().forEach(name -> names.add((String) name));
            for (String name : names) {
                member(Pointers.member(pointer, name), old, now, name);
            }
        } else if (before instanceof List<?> old && after instanceof List<?> now && old.size() == now.size()) {
            for (int i = 0; i < old.size(); i++) {
                compare(Pointers.item(pointer, i), old.get(i), now.get(i));
            }
        } else {
            add(pointer, shown(before), shown(after));
        }
    }

    private void member(String pointer, Map<?, ?> old, Map<?, ?> now, String name) {
        if (!old.containsKey(name)) {
            add(pointer, "", shownValue(now.get(name)));
        } else if (!now.containsKey(name)) {
            add(pointer, shownValue(old.get(name)), "");
        } else if (old.get(name) == null || now.get(name) == null) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                add(pointer, shownValue(old.get(name)), shownValue(now.get(name)));
            }
        } else {
            compare(pointer, old.get(name), now.get(name));
        }
    }

    private void add(String pointer, String before, String after) {
        changes.add(new ValueChange(Visible.text(pointer), before, after));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : shownValue(value);
    }

    private static String shownValue(@Nullable Object value) {
        return Visible.text(CanonicalJson.write(value));
    }
}
