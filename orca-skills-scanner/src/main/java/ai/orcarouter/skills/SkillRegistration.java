/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.skills.model.SkillKind;
import ai.orcarouter.skills.model.SkillMode;
import ai.orcarouter.skills.model.SkillOrigin;
import ai.orcarouter.skills.model.SkillSignature;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a host says about a capability when it registers it, and where its files are (REFERENCE 6.6). Name, kind, origin
 * and publisher are the host's statements; what a manifest says about them has no effect (SEMANTICS 9.1).
 */
public final class SkillRegistration {
    final String name;
    final SkillKind kind;
    final SkillOrigin origin;
    final SkillSource source;
    final String publisher;
    final List<String> allowedTools;
    final @Nullable SkillSignature signature;
    final @Nullable SkillMode mode;

    private SkillRegistration(Builder from) {
        name = from.name;
        kind = from.kind;
        origin = from.origin;
        source = from.source;
        publisher = from.publisher;
        allowedTools = from.allowedTools;
        signature = from.signature;
        mode = from.mode;
    }

    /** A builder. */
    public static Builder builder(String name, SkillKind kind, SkillOrigin origin, SkillSource source) {
        return new Builder(name, kind, origin, source);
    }

    /** Collects the parts of a registration. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final SkillKind kind;
        private final SkillOrigin origin;
        private final SkillSource source;
        private String publisher = "";
        private List<String> allowedTools = List.of();
        private @Nullable SkillSignature signature;
        private @Nullable SkillMode mode;

        private Builder(String name, SkillKind kind, SkillOrigin origin, SkillSource source) {
            this.name = Objects.requireNonNull(name, "name");
            this.kind = Objects.requireNonNull(kind, "kind");
            this.origin = Objects.requireNonNull(origin, "origin");
            this.source = Objects.requireNonNull(source, "source");
        }

        /** Who made it. */
        public Builder publisher(String value) {
            publisher = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Tools that are its own, by canonical name, besides those that its manifest declares. */
        public Builder allowedTools(List<String> value) {
            allowedTools = List.copyOf(value);
            return this;
        }

        /** The publisher's signature over the content hash. */
        public Builder signature(SkillSignature value) {
            signature = value;
            return this;
        }

        /**
         * The least strict mode that it has, also after a review, until an update states another; a stricter one that
         * follows from the scan holds nevertheless.
         */
        public Builder mode(SkillMode value) {
            mode = value;
            return this;
        }

        /** The registration. */
        public SkillRegistration build() {
            return new SkillRegistration(this);
        }
    }
}
