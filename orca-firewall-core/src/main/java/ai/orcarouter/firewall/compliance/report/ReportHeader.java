/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.json.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A report without its evidence.
 *
 * @param id the first 16 digits of the hash of its evidence
 * @param request what it is about
 * @param created when it was made
 * @param createdBy id of the actor who made it
 * @param regionOrNull the region that was declared then (REFERENCE 10.4); null for none
 * @param signature what its evidence is verified by
 */
public record ReportHeader(
        String id,
        ReportRequest request,
        Instant created,
        String createdBy,
        @Nullable Region regionOrNull,
        ReportSignature signature) {
    static final int ID_DIGITS = 16;

    /** The region it is stamped with. */
    public Optional<Region> region() {
        return Optional.ofNullable(regionOrNull);
    }

    String encode() {
        return CanonicalJson.write(Map.of(
                "framework",
                request.framework(),
                "from",
                request.from().toString(),
                "to",
                request.to().toString(),
                "created",
                created.toString(),
                "created_by",
                createdBy,
                "region",
                region().map(Region::code).orElse(""),
                "signature",
                signature.toJson()));
    }

    static ReportHeader decode(String id, String json) {
        try {
            Map<?, ?> members = PlainValues.object(json);
            ReportRequest request = new ReportRequest(
                    text(members, "framework"),
                    Instant.parse(text(members, "from")),
                    Instant.parse(text(members, "to")));
            String region = text(members, "region");
            return new ReportHeader(
                    id,
                    request,
                    Instant.parse(text(members, "created")),
                    text(members, "created_by"),
                    region.isEmpty() ? null : Region.fromCode(region).orElseThrow(() -> damaged(id)),
                    ReportSignature.fromJson(text(members, "signature")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw damaged(id);
        }
    }

    private static String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name);
    }

    private static OrcaException damaged(String id) {
        return new OrcaException(
                ErrorCode.INVALID_DOCUMENT, List.of(Issue.error("", "report " + id, "not a stored report", "")));
    }
}
