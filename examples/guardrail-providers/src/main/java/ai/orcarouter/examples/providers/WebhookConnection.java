/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.providers;

import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.examples.http.GuardedTarget;
import ai.orcarouter.examples.http.TargetRefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service of your own that screens texts: its address and secrets (REFERENCE 4.8). Immutable; the secrets are closed
 * by whoever made them.
 */
public final class WebhookConnection {
    private final GuardedTarget target;
    private final Secret signingSecret;
    private final @Nullable Secret authorization;

    private WebhookConnection(GuardedTarget target, Secret signingSecret, @Nullable Secret authorization) {
        this.target = target;
        this.signingSecret = signingSecret;
        this.authorization = authorization;
    }

    /**
     * A connection.
     *
     * @param url of https
     * @param signingSecret signs every request
     * @throws IllegalArgumentException when the URL is none of https that core and OkHttp read alike
     */
    public static WebhookConnection of(String url, Secret signingSecret) {
        try {
            return new WebhookConnection(GuardedTarget.parse(url), signingSecret, null);
        } catch (TargetRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The same with the value of an {@code Authorization} header. */
    public WebhookConnection withAuthorization(Secret value) {
        return new WebhookConnection(target, signingSecret, value);
    }

    GuardedTarget target() {
        return target;
    }

    Secret signingSecret() {
        return signingSecret;
    }

    Optional<Secret> authorization() {
        return Optional.ofNullable(authorization);
    }

    /** The origin; never a secret. */
    @Override
    public String toString() {
        return "WebhookConnection[" + target + "]";
    }
}
