/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.workspace;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.config.ConfigDraft;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.ConfigSnapshot;
import ai.orcarouter.core.spi.DocumentKinds;
import java.util.List;
import java.util.Map;

/**
 * The ids of guardrails. The next free one has a document of its own, so that none is given out twice, not even after
 * what bore it was deleted: events and false positives go on referring to it.
 */
final class Ids {
    private static final String NEXT = "guardrail";

    private Ids() {}

    /** The number that a document's id is; 0 when it is none. */
    static long parse(String text) {
        try {
            long id = Long.parseLong(text);
            return id > 0 && Long.toString(id).equals(text) ? id : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Takes an id that no guardrail of the workspace ever had. */
    static long take(ConfigDraft<?> draft) {
        long next = free(draft.base().stored());
        draft.put(DocumentKinds.GUARDRAIL_NUMBERS, DocumentKinds.SINGLE, counter(next));
        return next;
    }

    /** An id that no guardrail of the workspace ever had. */
    static long free(ConfigSnapshot stored) {
        long next = stored.document(DocumentKinds.GUARDRAIL_NUMBERS, DocumentKinds.SINGLE)
                .map(document -> next(document.json().orElseThrow()))
                .orElse(1L);
        for (ConfigDocument document : stored.documents(DocumentKinds.GUARDRAIL)) {
            next = Math.max(next, parse(document.id()) + 1);
        }
        return next;
    }

    /** The document of the next free id once {@code taken} is. */
    static String counter(long taken) {
        return CanonicalJson.write(Map.of(NEXT, taken + 1));
    }

    private static long next(String json) {
        if (Arguments.ofJson(json).value() instanceof Map<?, ?> members && members.get(NEXT) instanceof Long next) {
            return next;
        }
        throw new OrcaException(
                ErrorCode.INVALID_DOCUMENT,
                List.of(Issue.error("", "workspace", "not the document of the next free guardrail id", "")));
    }
}
