/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.registry;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.mcp.model.ServerStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last probe of a server found.
 *
 * @param status how it answered; {@link ServerStatus#OK} before the first probe (REFERENCE 5.1)
 * @param checkedAtOrNull when; null before the first probe
 * @param detail why it is not ok, for people; holds no address
 */
public record Health(ServerStatus status, @Nullable Instant checkedAtOrNull, String detail) {
    private static final Health UNCHECKED = new Health(ServerStatus.OK, null, "");

    /** Before the first probe. */
    public static Health unchecked() {
        return UNCHECKED;
    }

    String write() {
        String time = checkedAtOrNull == null ? "" : checkedAtOrNull.toString();
        return CanonicalJson.write(Map.of(
                "status",
                status.wire(),
                "checked_at",
                time,
                "detail",
                StoreText.clean(detail, StoreText.MAX_SENTENCE)));
    }

    /** Reads a stored form; one that is damaged says nothing, and the next probe replaces it. */
    static Health read(String json) {
        Arguments read = Arguments.ofJson(json);
        if (read.fault().isEmpty()
                && read.value() instanceof Map<?, ?> map
                && map.get("status") instanceof String status
                && map.get("checked_at") instanceof String time
                && map.get("detail") instanceof String detail) {
            for (ServerStatus known : ServerStatus.values()) {
                if (known.wire().equals(status)) {
                    try {
                        return new Health(known, time.isEmpty() ? null : Instant.parse(time), detail);
                    } catch (java.time.DateTimeException damaged) {
                        return UNCHECKED;
                    }
                }
            }
        }
        return UNCHECKED;
    }
}
