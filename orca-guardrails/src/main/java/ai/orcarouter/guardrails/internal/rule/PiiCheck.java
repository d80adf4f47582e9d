/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import ai.orcarouter.guardrails.model.CustomEntity;
import ai.orcarouter.guardrails.model.Finding;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.PiiEntity;
import ai.orcarouter.guardrails.model.RuleCheck;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Personal data: the built-in entities that a rule names, and those that it describes (REFERENCE 4.5). */
final class PiiCheck implements LocalCheck {
    private final RuleCheck.Pii rule;
    private final Function<String, List<Finding>> detectors;
    private final Map<PiiEntity, GuardrailAction> actions = new EnumMap<>(PiiEntity.class);
    private final Map<CustomEntity, PatternCheck> custom = new HashMap<>();
    private final LocalCheck own = new Described();
    private final boolean masks;

    /** A check of a rule that masks what has no action of its own, if {@code masks}. */
    PiiCheck(RuleCheck.Pii rule, boolean masks, Function<String, List<Finding>> detectors) {
        this.rule = rule;
        this.masks = masks;
        this.detectors = detectors;
        rule.entityActions()
                .forEach((name, action) -> PiiEntity.fromWire(name).ifPresent(entity -> actions.put(entity, action)));
        rule.customEntities().forEach(entity -> custom.put(entity, new PatternCheck(entity.pattern(), entity.mask())));
    }

    @Override
    public List<Hit> find(String text) {
        return find(text, 0);
    }

    @Override
    public List<Hit> find(String text, int from) {
        List<Hit> hits = detected(text, from);
        hits.addAll(described(text, from));
        return hits;
    }

    @Override
    public List<Hit> find(Reading reading, int from) {
        List<Hit> hits = detected(reading.text(), from);
        if (!custom.isEmpty()) {
            hits.addAll(reading.find(own, from));
        }
        return hits;
    }

    /** Detectors look at the normal form themselves. */
    private List<Hit> detected(String text, int from) {
        List<Hit> hits = new ArrayList<>();
        if (!rule.entities().isEmpty()) {
            hits.addAll(Uncovered.find(text, this::detected, this::isMasked));
            hits.removeIf(hit -> hit.start() < from);
        }
        return hits;
    }

    private List<Hit> detected(String text) {
        List<Hit> hits = new ArrayList<>();
        for (Finding found : detectors.apply(text)) {
            Optional<PiiEntity> entity = EntityKinds.entityOf(found.kind());
            if (entity.isPresent() && rule.entities().contains(entity.get())) {
                PiiEntity known = entity.get();
                hits.add(new Hit(known.wire(), found.start(), found.end(), known.mask(), actions.get(known)));
            }
        }
        return hits;
    }

    private boolean isMasked(Hit hit) {
        return hit.actionOrNull() == null ? masks : hit.actionOrNull() == GuardrailAction.MASK;
    }

    private List<Hit> described(String text, int from) {
        List<Hit> hits = new ArrayList<>();
        for (CustomEntity entity : rule.customEntities()) {
            GuardrailAction action = rule.entityActions().get(entity.name());
            PatternCheck pattern = custom.get(entity);
            for (Hit hit : pattern == null ? List.<Hit>of() : pattern.find(text, from)) {
                if (!entity.luhn() || Luhn.isValid(text, hit.start(), hit.end())) {
                    hits.add(new Hit(entity.name(), hit.start(), hit.end(), entity.mask(), action));
                }
            }
        }
        return hits;
    }

    @Override
    public int settled(String text, int from, int reach) {
        int settled = rule.entities().isEmpty() ? text.length() : OpenSpans.start(text, from, reach);
        return Math.min(settled, own.settled(text, from, reach));
    }

    @Override
    public int settled(Reading reading, int from, int reach) {
        int settled =
                rule.entities().isEmpty() ? reading.text().length() : OpenSpans.start(reading.text(), from, reach);
        return custom.isEmpty() ? settled : Math.min(settled, reading.settled(own, from, reach));
    }

    /** The entities that the rule describes, as a check of their own. */
    private final class Described implements LocalCheck {
        @Override
        public List<Hit> find(String text) {
            return described(text, 0);
        }

        @Override
        public List<Hit> find(String text, int from) {
            return described(text, from);
        }

        @Override
        public int settled(String text, int from, int reach) {
            int settled = text.length();
            for (PatternCheck pattern : custom.values()) {
                settled = Math.min(settled, pattern.settled(text, from, reach));
            }
            return settled;
        }

        @Override
        public String detail(List<Hit> hits) {
            return PiiCheck.this.detail(hits);
        }
    }

    @Override
    public List<Tag> tags() {
        return custom.values().stream()
                .flatMap(pattern -> pattern.tags().stream())
                .toList();
    }

    @Override
    public String detail(List<Hit> hits) {
        Set<String> kinds = new LinkedHashSet<>();
        rule.entities().forEach(entity -> addIfFound(kinds, hits, entity.wire()));
        rule.customEntities().forEach(entity -> addIfFound(kinds, hits, entity.name()));
        return "pii: " + String.join(", ", kinds);
    }

    private static void addIfFound(Set<String> kinds, List<Hit> hits, String kind) {
        if (hits.stream().anyMatch(hit -> hit.kind().equals(kind))) {
            kinds.add(kind);
        }
    }
}
