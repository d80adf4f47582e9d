/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.Issue;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.AssociatedData;
import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.Sealer;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.json.CanonicalJson;
import ai.orcarouter.core.net.AddressPolicy;
import ai.orcarouter.core.net.CanonicalUrl;
import ai.orcarouter.core.net.Classification;
import ai.orcarouter.core.net.UrlResult;
import ai.orcarouter.firewall.model.WebhookSettings;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes the approval webhook of workspaces and opens its secret (REFERENCE 2.13).
 *
 * <p>The URL must be https and must not name a loopback, private, local or metadata destination under the
 * {@link AddressPolicy}. Names are not resolved here: an address is judged when it is dialled. The secret has 1 to 255
 * characters, is sealed for its workspace and never leaves except to sign and verify. Immutable and thread-safe.
 */
public final class ApprovalWebhook {
    /** UTF-16 units of a secret (REFERENCE 12). */
    public static final int MAX_SECRET = 255;

    private static final int MAX_URL = 2_048;
    private static final String SUBJECT = "approval webhook";

    private final Sealer sealer;
    private final AddressPolicy policy;

    /** Seals with {@code sealer} and judges URLs by {@code policy}. */
    public ApprovalWebhook(Sealer sealer, AddressPolicy policy) {
        this.sealer = sealer;
        this.policy = policy;
    }

    /**
     * The settings after a change.
     *
     * @param current what is stored now
     * @param url the new URL; empty disables the webhook and keeps the secret
     * @param secretOrNull the new secret; null keeps the stored one
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} and every finding when there is an error
     */
    public WebhookSettings change(
            String workspace, WebhookSettings current, String url, @Nullable Secret secretOrNull) {
        List<Issue> issues = check(url, secretOrNull, current.hasSecret());
        if (!issues.isEmpty()) {
            throw new OrcaException(ErrorCode.INVALID_DOCUMENT, issues);
        }
        String sealed = secretOrNull == null
                ? current.sealedSecret()
                : Base64.getEncoder().encodeToString(sealer.seal(secretOrNull, place(workspace)));
        return new WebhookSettings(url, sealed);
    }

    /**
     * Every fault of a change, all of them errors.
     *
     * @param secretOrNull the new secret; null keeps the stored one
     * @param stored whether there is a stored one
     */
    public List<Issue> check(String url, @Nullable Secret secretOrNull, boolean stored) {
        List<Issue> issues = new ArrayList<>();
        if (!url.isEmpty()) {
            fault(url).ifPresent(message -> issues.add(Issue.error("/url", SUBJECT, message, "")));
        }
        if (secretOrNull != null) {
            int length = secretOrNull.text(InsecureSecretAccess.token()).length();
            if (length < 1 || length > MAX_SECRET) {
                issues.add(Issue.error("/secret", SUBJECT, "must have 1 to " + MAX_SECRET + " characters", ""));
            }
        } else if (!url.isEmpty() && !stored) {
            issues.add(Issue.error("/secret", SUBJECT, "a webhook needs a secret", "notices and callbacks are signed"));
        }
        return List.copyOf(issues);
    }

    private Optional<String> fault(String url) {
        if (url.length() > MAX_URL) {
            return Optional.of("longer than " + MAX_URL + " characters");
        }
        UrlResult result = CanonicalUrl.parse(url);
        if (result instanceof UrlResult.Refused refused) {
            return Optional.of("not an acceptable URL: " + refused.reason());
        }
        CanonicalUrl parsed = ((UrlResult.Accepted) result).url();
        if (!parsed.scheme().equals("https")) {
            return Optional.of("must be an https URL");
        }
        Classification classified = policy.classifyUrl(parsed);
        return classified.blocked()
                ? Optional.of("the destination is refused: " + classified.category())
                : Optional.empty();
    }

    /** The secret, to sign a notice or verify a callback; empty when there is none that opens in this workspace. */
    public Optional<Secret> secret(String workspace, WebhookSettings settings) {
        if (!settings.enabled() || !settings.hasSecret()) {
            return Optional.empty();
        }
        try {
            return sealer.open(Base64.getDecoder().decode(settings.sealedSecret()), place(workspace));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static AssociatedData place(String workspace) {
        return AssociatedData.of("orca.webhook.v1", workspace);
    }

    /** The stored document. */
    public static String encode(WebhookSettings settings) {
        return CanonicalJson.write(Map.of("url", settings.url(), "sealed_secret", settings.sealedSecret()));
    }

    /**
     * Reads a stored document; the URL is not judged again.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_DOCUMENT} when it is not one that {@link #encode} wrote
     */
    public static WebhookSettings decode(String json) {
        Arguments document = Arguments.ofJson(json);
        if (document.fault().isEmpty()
                && document.value() instanceof Map<?, ?> members
                && members.size() == 2
                && members.get("url") instanceof String url
                && members.get("sealed_secret") instanceof String sealed) {
            return new WebhookSettings(url, sealed);
        }
        String message = "not the two members \"url\" and \"sealed_secret\"";
        throw new OrcaException(ErrorCode.INVALID_DOCUMENT, List.of(Issue.error("", SUBJECT, message, "")));
    }
}
