/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.posture;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.PolicyPlane.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an undo of a level needs (SEMANTICS 5.5): the contents that the level replaced, and what it replaced them by.
 *
 * @param level the level
 * @param undoneBy number of the audit row of its undo; 0 while it is not undone
 * @param touched the documents; none once it is undone
 */
record RestoreRecord(AutonomyLevel level, long undoneBy, List<Touched> touched) {
    private static final String FORMAT = "orca.posture.v1";

    /**
     * A document that a level changed.
     *
     * @param kind its kind
     * @param id its id
     * @param beforeOrNull its content before; null when there was none
     * @param afterHash what {@link #hash} makes of its content after
     */
    record Touched(String kind, String id, @Nullable String beforeOrNull, String afterHash) {}

    RestoreRecord {
        touched = List.copyOf(touched);
    }

    /** The record of a level that is about to be applied. */
    static RestoreRecord of(AutonomyLevel level, Edition edition) {
        List<Touched> touched = new ArrayList<>();
        for (Change change : edition.changes()) {
            if (!change.counter()) {
                String before = edition.before(change.kind(), change.id());
                touched.add(new Touched(change.kind(), change.id(), before, hash(change.jsonOrNull())));
            }
        }
        return new RestoreRecord(level, 0, touched);
    }

    /** The same once it is undone. */
    RestoreRecord undone(long auditId) {
        return new RestoreRecord(level, auditId, List.of());
    }

    /** SHA-256 of a content, hexadecimal; empty for no document. */
    static String hash(@Nullable String json) {
        if (json == null) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String encode() {
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        for (Touched each : touched) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("kind", each.kind);
            row.put("id", each.id);
            row.put("before", each.beforeOrNull);
            row.put("after_sha256", each.afterHash);
            documents.add(row);
        }
        String json = CanonicalJson.write(
                Map.of("format", FORMAT, "level", level.wire(), "undone_by", undoneBy, "documents", documents));
        if (json.length() > ConfigDocument.MAX_JSON) {
            throw new OrcaException(
                    ErrorCode.CONFLICT, "the documents that the level replaces are too long to be kept for an undo");
        }
        return json;
    }

    /** Reads what {@link #encode} wrote. */
    static RestoreRecord decode(String json) {
        Arguments document = Arguments.ofJson(json, Descriptions.WHOLE_DOCUMENTS);
        if (document.fault().isEmpty()
                && document.value() instanceof Map<?, ?> members
                && FORMAT.equals(members.get("format"))
                && members.get("level") instanceof String level
                && members.get("undone_by") instanceof Long undoneBy
                && members.get("documents") instanceof List<?> rows) {
            List<Touched> touched = new ArrayList<>();
            rows.forEach(row -> touched.add(touched(row)));
            return new RestoreRecord(
                    AutonomyLevel.fromWire(level).orElseThrow(RestoreRecord::unreadable), undoneBy, touched);
        }
        throw unreadable();
    }

    private static Touched touched(@Nullable Object row) {
        if (row instanceof Map<?, ?> members
                && members.get("kind") instanceof String kind
                && members.get("id") instanceof String id
                && members.get("after_sha256") instanceof String after) {
            Object before = members.get("before");
            if (before == null || before instanceof String) {
                return new Touched(kind, id, (String) before, after);
            }
        }
        throw unreadable();
    }

    private static OrcaException unreadable() {
        return new OrcaException(
                ErrorCode.INVALID_DOCUMENT,
                List.of(Issue.error("", "posture", "not the record of a change of posture", "")));
    }
}
