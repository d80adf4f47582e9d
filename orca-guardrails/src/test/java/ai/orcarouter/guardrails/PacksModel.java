/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.guardrails.model.GuardrailAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What packs come to, as simply as it can be said: names in place of documents. A document is named by its pack, or is
 * {@code own}, {@code former} or {@code none}.
 */
final class PacksModel {
    static final String NONE = "none";
    static final String OWN = "own";
    static final String FORMER = "former";

    /** An installed pack. */
    static final class Pack {
        boolean live;
        final List<GuardrailAction> actions = new ArrayList<>();
        final Map<List<String>, String> previous = new LinkedHashMap<>();
    }

    final Map<String, List<GuardrailAction>> declared;
    final Map<String, Pack> packs = new TreeMap<>();
    final Map<List<String>, String> governing =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    final Set<String> attested = new TreeSet<>();

    /** Nothing is installed; {@code former} is the default guardrail. */
    PacksModel(Map<String, List<GuardrailAction>> declared, List<String> keys) {
        this.declared = declared;
        for (String plane : List.of("guardrails", "firewall")) {
            keys.forEach(key -> governing.put(List.of(plane, key), NONE));
            governing.put(List.of(plane, ""), plane.equals("guardrails") ? FORMER : NONE);
        }
    }

    private List<GuardrailAction> declaredOf(String name) {
        return Objects.requireNonNull(declared.get(name));
    }

    @Nullable
    ErrorCode install(String name) {
        if (packs.containsKey(name)) {
            return ErrorCode.CONFLICT;
        }
        Pack pack = new Pack();
        declaredOf(name).forEach(action -> pack.actions.add(GuardrailAction.FLAG));
        packs.put(name, pack);
        return null;
    }

    /** The target is the name of a key, or empty for the default. */
    @Nullable
    ErrorCode goLive(String name, String target) {
        Pack pack = packs.get(name);
        if (pack == null) {
            return ErrorCode.NOT_FOUND;
        }
        for (String plane : List.of("guardrails", "firewall")) {
            String now = Objects.requireNonNull(governing.get(List.of(plane, target)));
            if (!now.equals(name) && packs.containsKey(now)) {
                return ErrorCode.CONFLICT;
            }
        }
        for (String plane : List.of("guardrails", "firewall")) {
            String now = governing.put(List.of(plane, target), name);
            if (!name.equals(now)) {
                pack.previous.put(List.of(plane, target), now);
            }
        }
        if (!pack.live) {
            for (int i = 0; i < pack.actions.size(); i++) {
                if (pack.actions.get(i) == GuardrailAction.FLAG) {
                    pack.actions.set(i, declaredOf(name).get(i));
                }
            }
        }
        pack.live = true;
        return null;
    }

    @Nullable
    ErrorCode uninstall(String name) {
        Pack pack = packs.get(name);
        if (pack == null) {
            return ErrorCode.NOT_FOUND;
        }
        for (Map.Entry<List<String>, String> each : governing.entrySet()) {
            if (each.getValue().equals(name) && !pack.previous.containsKey(each.getKey())) {
                return ErrorCode.STILL_REFERENCED;
            }
        }
        packs.remove(name);
        governing.replaceAll((place, now) -> now.equals(name) ? pack.previous.get(place) : now);
        return null;
    }
}
