/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.gateway;

import java.util.Optional;

/** The chat APIs whose bodies the filter reads. */
public enum ChatApi {
    /** Chat completions, as OpenAI and many others serve them. */
    OPENAI("/v1/chat/completions"),
    /** Messages, as Anthropic serves them. */
    ANTHROPIC("/v1/messages");

    private final String path;

    ChatApi(String path) {
        this.path = path;
    }

    /** The path that its requests are posted to. */
    public String path() {
        return path;
    }

    /** The API that is posted to at {@code path}. */
    public static Optional<ChatApi> at(String path) {
        for (ChatApi api : values()) {
            if (api.path.equals(path)) {
                return Optional.of(api);
            }
        }
        return Optional.empty();
    }
}
