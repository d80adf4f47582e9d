/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.guardrails.model.GuardrailAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What packs come to, as simply as it can be said: names in place of documents and rules. A document is named by the
 * first pack of its installation, or is {@code own}, {@code former} or {@code none}.
 */
final class PacksModel {
    static final String NONE = "none";
    static final String OWN = "own";
    static final String FORMER = "former";

    /**
     * A rule of a catalogue.
     *
     * @param slot its place in its pack
     * @param says what it looks for, by name
     */
    record Declared(String slot, String says, GuardrailAction action) {}

    /** A rule of an installed pack. */
    static final class Rule {
        final Set<String> slots = new HashSet<>();
        final String does;
        String says;
        GuardrailAction declared;
        GuardrailAction live;
        GuardrailAction action;

        Rule(Declared from, boolean enforces) {
            slots.add(from.slot());
            does = from.says();
            says = from.says();
            declared = from.action();
            live = declared;
            action = enforces ? declared : GuardrailAction.FLAG;
        }

        boolean isUntouched() {
            return does.equals(says) && live == declared && (action == declared || action == GuardrailAction.FLAG);
        }
    }

    /** One or more packs that are installed together. */
    static final class Pack {
        final Map<String, Integer> versions = new LinkedHashMap<>();
        final Map<List<String>, String> previous = new LinkedHashMap<>();
        final List<Rule> rules = new ArrayList<>();
        boolean live;

        String id() {
            return versions.keySet().iterator().next();
        }

        List<GuardrailAction> actions() {
            return rules.stream().map(rule -> rule.action).toList();
        }
    }

    /** By pack, the rules of each version of the catalogue. */
    final Map<String, List<List<Declared>>> catalog;

    final Map<String, Pack> packs = new TreeMap<>();
    final Map<List<String>, String> governing =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    final Set<String> attested = new TreeSet<>();
    boolean newer;

    /** Nothing is installed; {@code former} is the default guardrail. */
    PacksModel(Map<String, List<List<Declared>>> catalog, List<String> keys) {
        this.catalog = catalog;
        for (String plane : List.of("guardrails", "firewall")) {
            keys.forEach(key -> governing.put(List.of(plane, key), NONE));
            governing.put(List.of(plane, ""), plane.equals("guardrails") ? FORMER : NONE);
        }
    }

    private int newest(String name) {
        return newer ? Objects.requireNonNull(catalog.get(name)).size() : 1;
    }

    private List<Declared> declared(String name, int version) {
        return Objects.requireNonNull(catalog.get(name)).get(version - 1);
    }

    /** What the matrix is about: the installed version, else that of the catalogue. */
    int version(String name) {
        Pack pack = packs.get(name);
        return pack == null ? newest(name) : Objects.requireNonNull(pack.versions.get(name));
    }

    Set<Pack> installations() {
        return new HashSet<>(packs.values());
    }

    @Nullable
    ErrorCode install(String name) {
        if (packs.containsKey(name)) {
            return ErrorCode.CONFLICT;
        }
        Pack pack = new Pack();
        declared(name, newest(name)).forEach(rule -> pack.rules.add(new Rule(rule, false)));
        sort(pack);
        pack.versions.put(name, newest(name));
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
            if (!now.equals(pack.id()) && packs.containsKey(now)) {
                return ErrorCode.CONFLICT;
            }
        }
        for (String plane : List.of("guardrails", "firewall")) {
            String now = governing.put(List.of(plane, target), pack.id());
            if (!pack.id().equals(now)) {
                pack.previous.put(List.of(plane, target), now);
            }
        }
        if (!pack.live) {
            pack.rules.forEach(rule -> rule.action = rule.action == GuardrailAction.FLAG ? rule.live : rule.action);
        }
        pack.live = true;
        return null;
    }

    @Nullable
    ErrorCode observe(String name) {
        Pack pack = packs.get(name);
        if (pack == null) {
            return ErrorCode.NOT_FOUND;
        }
        if (!pack.live) {
            return ErrorCode.CONFLICT;
        }
        for (Rule rule : pack.rules) {
            rule.live = rule.action;
            rule.action = GuardrailAction.FLAG;
        }
        pack.live = false;
        return null;
    }

    @Nullable
    ErrorCode join(String name, String other) {
        Pack joining = packs.get(name);
        Pack host = packs.get(other);
        if (joining == null || host == null) {
            return ErrorCode.NOT_FOUND;
        }
        if (joining.equals(host) || joining.live) {
            return ErrorCode.CONFLICT;
        }
        if (isAttachedByHand(joining)) {
            return ErrorCode.STILL_REFERENCED;
        }
        release(joining);
        for (Rule rule : joining.rules) {
            Rule same = host.rules.stream()
                    .filter(each -> each.says.equals(rule.says) && each.isUntouched() && rule.isUntouched())
                    .findFirst()
                    .orElse(null);
            if (same != null) {
                same.slots.addAll(rule.slots);
                continue;
            }
            rule.action = host.live && rule.action == GuardrailAction.FLAG ? rule.live : rule.action;
            host.rules.add(rule);
        }
        sort(host);
        host.versions.putAll(joining.versions);
        joining.versions.keySet().forEach(each -> packs.put(each, host));
        return null;
    }

    private static void sort(Pack pack) {
        List<GuardrailAction> order = List.of(GuardrailAction.BLOCK, GuardrailAction.FLAG, GuardrailAction.MASK);
        pack.rules.sort(Comparator.comparingInt(rule -> order.indexOf(rule.declared)));
    }

    /** The catalogue is the newer one from here on. */
    @Nullable
    ErrorCode upgrade(String name) {
        newer = true;
        Pack pack = packs.get(name);
        if (pack == null) {
            return ErrorCode.NOT_FOUND;
        }
        if (pack.versions.entrySet().stream().noneMatch(each -> each.getValue() < newest(each.getKey()))) {
            return ErrorCode.CONFLICT;
        }
        Map<String, List<Declared>> now = new LinkedHashMap<>();
        pack.versions
                .keySet()
                .forEach(each -> declared(each, newest(each))
                        .forEach(rule -> now.computeIfAbsent(rule.says(), says -> new ArrayList<>())
                                .add(rule)));
        pack.versions.replaceAll((each, version) -> newest(each));
        Set<Rule> settled = new HashSet<>();
        List<List<Declared>> changed = new ArrayList<>();
        now.values().forEach(rules -> {
            if (!keep(pack, rules, settled)) {
                changed.add(rules);
            }
        });
        List<Rule> added = new ArrayList<>();
        for (List<Declared> rules : changed) {
            Rule before = pack.rules.stream()
                    .filter(rule -> !settled.contains(rule)
                            && rules.stream().anyMatch(each -> rule.slots.contains(each.slot())))
                    .findFirst()
                    .orElse(null);
            Declared first = rules.get(0);
            if (before == null || before.isUntouched()) {
                Rule rule = new Rule(first, pack.live);
                rules.forEach(each -> rule.slots.add(each.slot()));
                added.add(rule);
            } else {
                settled.add(before);
                before.live = before.live == before.declared ? first.action() : before.live;
                before.says = first.says();
                before.declared = first.action();
                before.slots.clear();
                rules.forEach(each -> before.slots.add(each.slot()));
            }
        }
        pack.rules.removeIf(rule -> !settled.contains(rule) && rule.isUntouched());
        pack.rules.addAll(added);
        return null;
    }

    private static boolean keep(Pack pack, List<Declared> rules, Set<Rule> settled) {
        List<Rule> same = pack.rules.stream()
                .filter(rule -> rule.says.equals(rules.get(0).says()))
                .toList();
        Set<String> more = new HashSet<>();
        rules.forEach(each -> more.add(each.slot()));
        Set<String> all = Set.copyOf(more);
        same.forEach(rule -> more.removeAll(rule.slots));
        for (Rule rule : same) {
            Set<String> slots = new HashSet<>(rule.slots);
            slots.retainAll(all);
            if (rule.equals(same.get(0))) {
                slots.addAll(more);
            }
            if (!slots.isEmpty()) {
                rule.slots.clear();
                rule.slots.addAll(slots);
                settled.add(rule);
            }
        }
        return !same.isEmpty();
    }

    @Nullable
    ErrorCode uninstall(String name) {
        Pack pack = packs.get(name);
        if (pack == null) {
            return ErrorCode.NOT_FOUND;
        }
        if (isAttachedByHand(pack)) {
            return ErrorCode.STILL_REFERENCED;
        }
        release(pack);
        packs.values().removeIf(pack::equals);
        return null;
    }

    private boolean isAttachedByHand(Pack pack) {
        return governing.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(pack.id()) && !pack.previous.containsKey(each.getKey()));
    }

    private void release(Pack pack) {
        governing.replaceAll(
                (place, now) -> now.equals(pack.id()) ? Objects.requireNonNull(pack.previous.get(place)) : now);
    }
}
