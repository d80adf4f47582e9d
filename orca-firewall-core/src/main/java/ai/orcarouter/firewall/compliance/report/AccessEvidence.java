/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.compliance.report;

import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.Role;
import ai.orcarouter.core.spi.ConfigDocument;
import ai.orcarouter.core.spi.DocumentKinds;
import ai.orcarouter.core.spi.MemberDirectory;
import ai.orcarouter.core.spi.MemberDirectory.Member;
import ai.orcarouter.firewall.AgentKeyCodec;
import ai.orcarouter.firewall.model.AgentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Section Access reviews: every key and, where the host tells them, every member with privileges. */
final class AccessEvidence {
    private static final Duration STALE = Duration.ofDays(90);
    private static final String NEVER = "never";

    private AccessEvidence() {}

    /** The keys of the workspace as they are configured; no secret and nothing derived from one. */
    static Map<String, Object> keys(ReportContext context) {
        List<Map<String, Object>> rows = new ArrayList<>();
        long active = 0;
        long unlimited = 0;
        long idle = 0;
        long unreadable = 0;
        for (ConfigDocument document : context.configuration().documents(DocumentKinds.KEY)) {
            AgentKey key = key(document);
            if (key == null) {
                unreadable++;
            } else {
                boolean isActive = isActive(key, context.now());
                active += isActive ? 1 : 0;
                unlimited += isActive && key.expiredTime() == AgentKey.NEVER ? 1 : 0;
                idle += isActive && isIdle(key, context.now()) ? 1 : 0;
                rows.add(row(key, isActive));
            }
        }
        Map<String, Object> out = new TreeMap<>();
        out.put("source", "keys");
        out.put("total", (long) rows.size());
        out.put("active", active);
        out.put("active_without_expiry", unlimited);
        out.put("active_and_unused_for_90_days", idle);
        out.put("unreadable", unreadable);
        out.put("keys", rows);
        return out;
    }

    private static @Nullable AgentKey key(ConfigDocument document) {
        try {
            return AgentKeyCodec.decode(document.json().orElse(""));
        } catch (OrcaException unreadable) {
            return null;
        }
    }

    private static boolean isActive(AgentKey key, Instant now) {
        boolean expired = key.expiredTime() != AgentKey.NEVER && key.expiredTime() <= now.getEpochSecond();
        return key.status() == AgentKey.Status.ACTIVE && !expired;
    }

    private static boolean isIdle(AgentKey key, Instant now) {
        long used = Math.max(key.accessedTime(), key.createdTime());
        return used < now.minus(STALE).getEpochSecond();
    }

    private static Map<String, Object> row(AgentKey key, boolean active) {
        Map<String, Object> row = new TreeMap<>();
        row.put("id", Long.toString(key.id()));
        row.put("name", key.name());
        row.put("active", active);
        row.put("environment", key.environment());
        row.put("gateway", key.firewallGateway());
        row.put("created", time(key.createdTime(), 0));
        row.put("last_used", time(key.accessedTime(), 0));
        row.put("expires", time(key.expiredTime(), AgentKey.NEVER));
        row.put("policy", binding(key.firewallPolicyId()));
        row.put("guardrail", binding(key.guardrailId()));
        row.put("credit_limit_cents", key.creditLimitCents());
        return row;
    }

    private static String binding(long id) {
        return id == 0 ? "workspace default" : Long.toString(id);
    }

    private static String time(long epochSecond, long none) {
        return epochSecond == none ? NEVER : Instant.ofEpochSecond(epochSecond).toString();
    }

    /** The members who may do more than read. */
    static Map<String, Object> members(MemberDirectory directory, ReportContext context) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Counts roles = new Counts("role");
        List<Member> members = directory.members(context.workspace()).stream()
                .sorted(Comparator.comparing(Member::role).reversed().thenComparing(Member::id))
                .toList();
        for (Member member : members) {
            String role = member.role().name().toLowerCase(Locale.ROOT);
            roles.add(role);
            if (member.role().atLeast(Role.DEVELOPER)) {
                rows.add(Map.of(
                        "id",
                        member.id(),
                        "name",
                        member.name(),
                        "role",
                        role,
                        "last_active",
                        member.lastActive().map(Instant::toString).orElse("")));
            }
        }
        return Map.of("source", "members", "by_role", roles.byName(), "privileged_members", rows);
    }
}
