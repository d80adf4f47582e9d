/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

import ai.orcarouter.core.json.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something an agent is about to do (REFERENCE 15.1). Immutable.
 *
 * <p>{@link #of(String, Arguments)} is a call on the {@link Surface#MCP} surface; everything else is optional.
 */
public final class ToolCall {
    /** The most {@link #aliases()}: 16. */
    public static final int MAX_ALIASES = 16;

    private final String tool;
    private final Arguments arguments;
    private final Surface surface;
    private final List<String> destinations;
    private final List<String> aliases;
    private final @Nullable Long estimatedCostCents;
    private final @Nullable String server;
    private final @Nullable String skill;
    private final @Nullable String run;
    private final @Nullable String conversation;
    private final @Nullable String key;
    private final @Nullable String requestId;
    private final @Nullable String stepId;
    private final @Nullable String parentStepId;
    private final @Nullable String model;
    private final @Nullable String provider;
    private final @Nullable String callerIp;

    private ToolCall(Builder from) {
        tool = from.tool;
        arguments = from.arguments;
        surface = from.surface;
        destinations = from.destinations;
        aliases = from.aliases;
        estimatedCostCents = from.estimatedCostCents;
        server = from.server;
        skill = from.skill;
        run = from.run;
        conversation = from.conversation;
        key = from.key;
        requestId = from.requestId;
        stepId = from.stepId;
        parentStepId = from.parentStepId;
        model = from.model;
        provider = from.provider;
        callerIp = from.callerIp;
    }

    /** A call on the {@link Surface#MCP} surface. */
    public static ToolCall of(String tool, Arguments arguments) {
        return builder(tool).arguments(arguments).build();
    }

    /** A call on the {@link Surface#MCP} surface with arguments as the host holds them. */
    public static ToolCall of(String tool, Map<String, ?> arguments) {
        return of(tool, Arguments.of(arguments));
    }

    /** A builder of a call of {@code tool} without arguments on the {@link Surface#MCP} surface. */
    public static Builder builder(String tool) {
        return new Builder(tool);
    }

    /** The same call on another surface. */
    public ToolCall on(Surface other) {
        return other == surface ? this : toBuilder().surface(other).build();
    }

    /** The same call with other arguments. */
    public ToolCall withArguments(Arguments other) {
        return toBuilder().arguments(other).build();
    }

    /** A builder that starts from this call. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The same call under one of the names of its tool, and no other. */
    public ToolCall named(String name) {
        Builder named = toBuilder();
        named.tool = name;
        named.aliases = List.of();
        return named.build();
    }

    /** Canonical name of the tool. */
    public String tool() {
        return tool;
    }

    /**
     * The other names that the tool is known under, for an adapter that cannot tell the canonical one (SEMANTICS 3.7).
     * The call is judged under {@link #tool()} and each of them, and the most severe verdict holds; for sequences it is
     * one call that has all the names. Events and approvals keep {@link #tool()} only.
     */
    public List<String> aliases() {
        return aliases;
    }

    /** {@link #tool()} and the {@link #aliases()}. */
    public List<String> names() {
        if (aliases.isEmpty()) {
            return List.of(tool);
        }
        List<String> names = new ArrayList<>(aliases.size() + 1);
        names.add(tool);
        names.addAll(aliases);
        return List.copyOf(names);
    }

    /** What the tool is called with; {@link Arguments#none()} when there is nothing. */
    public Arguments arguments() {
        return arguments;
    }

    /** Where it is judged. */
    public Surface surface() {
        return surface;
    }

    /** Destinations the caller states, as URLs or {@code host[:port]}. */
    public List<String> destinations() {
        return destinations;
    }

    /** What it is expected to cost, in cents of a US dollar. */
    public OptionalLong estimatedCostCents() {
        return estimatedCostCents == null ? OptionalLong.empty() : OptionalLong.of(estimatedCostCents);
    }

    /** The server or namespace that offers the tool. */
    public Optional<String> server() {
        return Optional.ofNullable(server);
    }

    /** The skill the caller says owns the tool; it can only tighten. */
    public Optional<String> skill() {
        return Optional.ofNullable(skill);
    }

    /** Agent run. */
    public Optional<String> run() {
        return Optional.ofNullable(run);
    }

    /** Conversation. */
    public Optional<String> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** Id of the calling key. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** Request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Step of the run. */
    public Optional<String> stepId() {
        return Optional.ofNullable(stepId);
    }

    /** Step that led to it. */
    public Optional<String> parentStepId() {
        return Optional.ofNullable(parentStepId);
    }

    /** Model that asked for it. */
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** Provider of the model. */
    public Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    /** Address of the caller. */
    public Optional<String> callerIp() {
        return Optional.ofNullable(callerIp);
    }

    /** Collects the parts of a call. Not thread-safe. */
    public static final class Builder {
        private String tool;
        private Arguments arguments = Arguments.none();
        private Surface surface = Surface.MCP;
        private List<String> destinations = List.of();
        private List<String> aliases = List.of();
        private @Nullable Long estimatedCostCents;
        private @Nullable String server;
        private @Nullable String skill;
        private @Nullable String run;
        private @Nullable String conversation;
        private @Nullable String key;
        private @Nullable String requestId;
        private @Nullable String stepId;
        private @Nullable String parentStepId;
        private @Nullable String model;
        private @Nullable String provider;
        private @Nullable String callerIp;

        private Builder(String tool) {
            this.tool = tool;
        }

        private Builder(ToolCall from) {
            tool = from.tool;
            arguments = from.arguments;
            surface = from.surface;
            destinations = from.destinations;
            aliases = from.aliases;
            estimatedCostCents = from.estimatedCostCents;
            server = from.server;
            skill = from.skill;
            run = from.run;
            conversation = from.conversation;
            key = from.key;
            requestId = from.requestId;
            stepId = from.stepId;
            parentStepId = from.parentStepId;
            model = from.model;
            provider = from.provider;
            callerIp = from.callerIp;
        }

        /** Sets {@link ToolCall#arguments()}. */
        public Builder arguments(Arguments value) {
            arguments = value;
            return this;
        }

        /** Sets {@link ToolCall#surface()}. */
        public Builder surface(Surface value) {
            surface = value;
            return this;
        }

        /**
         * Sets {@link ToolCall#aliases()}; repetitions are left out.
         *
         * @throws IllegalArgumentException for more than {@link ToolCall#MAX_ALIASES}
         */
        public Builder aliases(String... values) {
            Set<String> others = new LinkedHashSet<>(List.of(values));
            others.remove(tool);
            if (others.size() > MAX_ALIASES) {
                throw new IllegalArgumentException("a tool has at most " + MAX_ALIASES + " other names");
            }
            aliases = List.copyOf(others);
            return this;
        }

        /** Sets {@link ToolCall#destinations()}. */
        public Builder destinations(String... values) {
            destinations = List.of(values);
            return this;
        }

        /** Sets {@link ToolCall#estimatedCostCents()}; not negative. */
        public Builder estimatedCostCents(long value) {
            if (value < 0) {
                throw new IllegalArgumentException("an estimated cost is not negative");
            }
            estimatedCostCents = value;
            return this;
        }

        /** Sets {@link ToolCall#server()}. */
        public Builder server(@Nullable String value) {
            server = value;
            return this;
        }

        /** Sets {@link ToolCall#skill()}. */
        public Builder skill(@Nullable String value) {
            skill = value;
            return this;
        }

        /** Sets {@link ToolCall#run()}. */
        public Builder run(@Nullable String value) {
            run = value;
            return this;
        }

        /** Sets {@link ToolCall#conversation()}. */
        public Builder conversation(@Nullable String value) {
            conversation = value;
            return this;
        }

        /** Sets {@link ToolCall#key()}. */
        public Builder key(@Nullable String value) {
            key = value;
            return this;
        }

        /** Sets {@link ToolCall#requestId()}. */
        public Builder requestId(@Nullable String value) {
            requestId = value;
            return this;
        }

        /** Sets {@link ToolCall#stepId()}. */
        public Builder stepId(@Nullable String value) {
            stepId = value;
            return this;
        }

        /** Sets {@link ToolCall#parentStepId()}. */
        public Builder parentStepId(@Nullable String value) {
            parentStepId = value;
            return this;
        }

        /** Sets {@link ToolCall#model()}. */
        public Builder model(@Nullable String value) {
            model = value;
            return this;
        }

        /** Sets {@link ToolCall#provider()}. */
        public Builder provider(@Nullable String value) {
            provider = value;
            return this;
        }

        /** Sets {@link ToolCall#callerIp()}. */
        public Builder callerIp(@Nullable String value) {
            callerIp = value;
            return this;
        }

        /** The call. */
        public ToolCall build() {
            return new ToolCall(this);
        }
    }
}
