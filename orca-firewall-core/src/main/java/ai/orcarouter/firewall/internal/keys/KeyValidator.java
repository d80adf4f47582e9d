/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.keys;

import ai.orcarouter.core.Issue;
import ai.orcarouter.core.document.Texts;
import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.firewall.model.AgentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds every fault of a key, with pointers of its document. */
public final class KeyValidator {
    private static final int MAX_LABEL = 128;
    private static final int MAX_GLOBS = 1_000;
    private static final int MAX_ADDRESSES = 10_000;
    private static final int HASH_DIGITS = 64;
    private static final int MAX_MASKED = 32;

    private final String subject;
    private final List<Issue> issues = new ArrayList<>();

    private KeyValidator(String name) {
        this.subject = subject(name);
    }

    /** What findings about a key of this name belong to. */
    public static String subject(String name) {
        return name.isEmpty() ? "key" : "key \"" + name + '"';
    }

    /** Every fault and remark, in the order of the fields. */
    public static List<Issue> check(AgentKey key) {
        KeyValidator validator = new KeyValidator(key.name());
        validator.labels(key);
        validator.secret(key);
        validator.numbers(key);
        validator.models(key);
        validator.addresses(key);
        return List.copyOf(validator.issues);
    }

    private void labels(AgentKey key) {
        if (key.name().isBlank()) {
            error("/name", "a key needs a name", "");
        }
        label("/name", key.name());
        label("/environment", key.environment());
        label("/group", key.group());
    }

    private void label(String pointer, String text) {
        if (text.length() > MAX_LABEL) {
            error(pointer, "longer than " + MAX_LABEL + " characters", "");
        }
        if (text.chars().anyMatch(Character::isISOControl) || Texts.hasLoneSurrogate(text)) {
            error(pointer, "holds a control character or half of a surrogate pair", "");
        }
    }

    private void secret(AgentKey key) {
        String masked = key.masked();
        boolean plain = masked.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!plain || masked.length() > MAX_MASKED || !masked.contains("****")) {
            error("/key", "not the masked form of a key", "such as sk-orca-a1b2****yz90");
        }
        if (!isHash(key.secretHash())) {
            error("/key_hash", "not a keyed hash of 64 lower-case hexadecimal digits", "");
        }
    }

    private static boolean isHash(String text) {
        return text.length() == HASH_DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private void numbers(AgentKey key) {
        atLeast("/id", key.id(), 1);
        atLeast("/created_time", key.createdTime(), 0);
        atLeast("/accessed_time", key.accessedTime(), 0);
        if (key.expiredTime() != AgentKey.NEVER && key.expiredTime() <= 0) {
            error("/expired_time", "must be a time in epoch seconds, or -1 for never", "");
        }
        atLeast("/credit_limit_usd", key.creditLimitCents(), 0);
        atLeast("/guardrail_id", key.guardrailId(), 0);
        atLeast("/firewall_policy_id", key.firewallPolicyId(), 0);
        atLeast("/version", key.version(), 0);
    }

    private void atLeast(String pointer, long value, long least) {
        if (value < least) {
            error(pointer, "must not be less than " + least, "");
        }
    }

    private void models(AgentKey key) {
        List<String> globs = key.modelLimits();
        if (globs.size() > MAX_GLOBS) {
            error("/model_limits", "more than " + MAX_GLOBS + " models", "");
            return;
        }
        for (int i = 0; i < globs.size(); i++) {
            String glob = globs.get(i);
            String pointer = "/model_limits/" + i;
            if (glob.isEmpty() || glob.length() > ModelGlobs.MAX_NAME) {
                error(pointer, "a model has 1 to " + ModelGlobs.MAX_NAME + " characters", "");
            } else if (glob.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))
                    || Texts.hasLoneSurrogate(glob)) {
                error(pointer, "holds what no model name has", "one list element for each model, without white space");
            }
        }
        if (!key.modelLimitsEnabled() && !globs.isEmpty()) {
            issues.add(Issue.warning(
                    "/model_limits",
                    subject,
                    "has no effect",
                    "model_limits_enabled is false: every model is allowed"));
        }
    }

    private void addresses(AgentKey key) {
        List<String> entries = key.allowIps();
        if (entries.size() > MAX_ADDRESSES) {
            error("/allow_ips", "more than " + MAX_ADDRESSES + " lines", "");
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            Optional<CidrBlock> block = AllowedAddresses.block(entries.get(i));
            String entry = "entry " + (i + 1);
            if (block.isEmpty()) {
                error("/allow_ips", entry + " is no IPv4 or IPv6 address or CIDR block", "one a line");
            } else if (block.get().hadHostBits()) {
                issues.add(Issue.warning(
                        "/allow_ips", subject, entry + " has bits after its prefix", "it is read as " + block.get()));
            }
        }
    }

    private void error(String pointer, String message, String hint) {
        issues.add(Issue.error(pointer, subject, message, hint));
    }
}
