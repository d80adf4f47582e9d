/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.Actor;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.document.TreeWriter;
import ai.orcarouter.skills.internal.registry.SkillAudit;
import ai.orcarouter.skills.internal.registry.SkillEntry;
import ai.orcarouter.skills.internal.registry.SkillSnapshot;
import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillRecord;
import ai.orcarouter.skills.model.StoredSkill;
import ai.orcarouter.skills.spi.SkillReputation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Registers what was seen at run time, off the hot path, from a manifest made of what was observed (REFERENCE 6.4).
 * What cannot be stored is forgotten: the next call of it is held too and noted again. One record for an owner, however
 * many of its tools are seen before it is stored; a bounded number of owners waits, and is stored.
 */
final class Detector implements Sightings {
    private static final int MAX_WAITING = 256;
    private static final int MAX_DETECTED = 256;
    private static final Actor LIBRARY = new Actor("orca:skill-detection", Role.DEVELOPER);

    private final SkillConfiguration configuration;
    private final Executor executor;
    private final Map<String, Sighting> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final SkillScans scans =
            new SkillScans(SkillScanner.standard(), TrustedPublishers.none(), SkillReputation.NONE);

    Detector(SkillConfiguration configuration, Executor executor) {
        this.configuration = configuration;
        this.executor = executor;
    }

    @Override
    public void seen(Sighting sighting) {
        if (waiting.size() >= MAX_WAITING && !waiting.containsKey(sighting.owner())) {
            return;
        }
        waiting.putIfAbsent(sighting.owner(), sighting);
        start();
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RuntimeException e) {
                running.set(false); // host code; the next sighting tries again
            }
        }
    }

    private void drain() {
        try {
            for (Sighting sighting : List.copyOf(waiting.values())) {
                waiting.remove(sighting.owner(), sighting);
                register(sighting);
            }
        } finally {
            running.set(false);
        }
        if (!waiting.isEmpty()) {
            start();
        }
    }

    private void register(Sighting sighting) {
        try {
            Optional<SkillSnapshot> known = configuration.current();
            if (known.isEmpty() || known.get().entry(sighting.owner()).isPresent() || isFull(known.get())) {
                return;
            }
            SkillRecord record = scans.first(SkillRegistration.builder(
                            sighting.owner(), sighting.kind(), SkillOrigin.AUTO_DETECTED, manifest(sighting))
                    .allowedTools(tools(sighting))
                    .build());
            StoredSkill stored = configuration.commit(LIBRARY, edits -> edits.create(record, SkillAudit.DETECT));
            configuration.tellDetected(stored.record());
        } catch (IOException | RuntimeException e) {
            return; // its calls are held without a record as well, and the next one is noted again
        }
    }

    /**
     * What a server was called for is its own if it is under its name. A skill has no tools of its own until somebody
     * states them: that a call named it says nothing about calls that do not.
     */
    private static List<String> tools(Sighting sighting) {
        boolean own = sighting.tool().indexOf('.') < 0 || sighting.tool().startsWith(sighting.owner() + ".");
        return sighting.kind() == SkillKind.MCP_SERVER && own ? List.of(sighting.tool()) : List.of();
    }

    /** Agents make names up; they must not fill the workspace with records. */
    private static boolean isFull(SkillSnapshot known) {
        return known.entries().stream()
                        .map(SkillEntry::recordOrNull)
                        .filter(record -> record != null && record.origin() == SkillOrigin.AUTO_DETECTED)
                        .count()
                >= MAX_DETECTED;
    }

    private static SkillSource manifest(Sighting sighting) {
        String tools = TreeWriter.compactJson(Map.of("tools", List.of(Map.of("name", sighting.tool()))));
        return SkillSource.texts(sighting.owner(), Map.of("tools.json", tools));
    }
}
