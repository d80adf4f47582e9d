/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import ai.orcarouter.skills.model.SkillFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the manifests of a package say, in one form. Filled by the readers of this package, then only read. */
public final class Manifest {
    /** A place in a manifest with what it holds. */
    public record Entry(String file, String key, String value) {}

    SkillFormat format = SkillFormat.FILES;
    String name = "";
    String version = "";
    String description = "";
    String homepage = "";

    @Nullable
    Set<String> allowedTools;

    final Set<String> usedTools = new TreeSet<>();
    final Set<String> offeredTools = new TreeSet<>();
    final List<ModelText> modelTexts = new ArrayList<>();
    final List<Entry> texts = new ArrayList<>();
    final Set<String> hosts = new TreeSet<>();
    final Set<String> paths = new TreeSet<>();
    final Set<String> permissions = new TreeSet<>();
    final List<Entry> mounts = new ArrayList<>();
    final List<Entry> triggers = new ArrayList<>();
    final Set<String> env = new TreeSet<>();
    final Set<String> bins = new TreeSet<>();
    final List<McpServer> servers = new ArrayList<>();
    final List<Entry> hooks = new ArrayList<>();
    final List<Entry> lifecycle = new ArrayList<>();
    final List<Entry> flags = new ArrayList<>();
    final List<Entry> unpinned = new ArrayList<>();
    final List<Entry> sources = new ArrayList<>();
    final Set<String> dependencies = new TreeSet<>();
    final Set<String> programs = new TreeSet<>();
    final List<Entry> faults = new ArrayList<>();
    final Map<String, Entry> lost = new TreeMap<>();
    final Map<String, Object> scopes = new TreeMap<>();
    boolean always;
    boolean onlyHosts;
    boolean onlyPermissions;

    Manifest() {}

    /** What kind of package it is. */
    public SkillFormat format() {
        return format;
    }

    /** Its name, empty when no manifest gives one. */
    public String name() {
        return name;
    }

    /** Its version, empty when no manifest gives one. */
    public String version() {
        return version;
    }

    /** Its description, empty when no manifest gives one. */
    public String description() {
        return description;
    }

    /** The address of its project, may be empty. */
    public String homepage() {
        return homepage;
    }

    /** The tools that it is allowed; null when nothing says so, which is not the same as none (SEMANTICS 9.2). */
    public @Nullable Set<String> allowedTools() {
        return allowedTools;
    }

    /** Tools that the manifest says it uses or offers. */
    public Set<String> usedTools() {
        return usedTools;
    }

    /** Tools that it lists for clients to call, which is not the same as using them. */
    public Set<String> offeredTools() {
        return offeredTools;
    }

    /** What it hands to the model: tools, prompts, resources. */
    public List<ModelText> modelTexts() {
        return modelTexts;
    }

    /** What it says in words: descriptions and fragments of system prompts. */
    public List<Entry> texts() {
        return texts;
    }

    /** Hosts that it names as its own: homepage, repository, remotes. */
    public Set<String> hosts() {
        return hosts;
    }

    /** Whether {@link #hosts()} are meant as all that it may reach. */
    public boolean onlyHosts() {
        return onlyHosts;
    }

    /** Files and folders that it declares, as written. */
    public Set<String> paths() {
        return paths;
    }

    /** Permissions that it asks for, as written. */
    public Set<String> permissions() {
        return permissions;
    }

    /** Whether {@link #permissions()} are meant as all that it needs. */
    public boolean onlyPermissions() {
        return onlyPermissions;
    }

    /** Folders of the machine that containers are given. */
    public List<Entry> mounts() {
        return mounts;
    }

    /** Events on which it is loaded that always happen. */
    public List<Entry> triggers() {
        return triggers;
    }

    /** Environment variables that it declares. */
    public Set<String> env() {
        return env;
    }

    /** Programs that it requires or installs. */
    public Set<String> bins() {
        return bins;
    }

    /** MCP servers, started or remote. */
    public List<McpServer> servers() {
        return servers;
    }

    /** Commands that run on events of the client. */
    public List<Entry> hooks() {
        return hooks;
    }

    /** Commands that run when the package is installed. */
    public List<Entry> lifecycle() {
        return lifecycle;
    }

    /** Settings that lift approvals. */
    public List<Entry> flags() {
        return flags;
    }

    /** Sources without an exact version. */
    public List<Entry> unpinned() {
        return unpinned;
    }

    /** Addresses that it has packages fetched from. */
    public List<Entry> sources() {
        return sources;
    }

    /** Names of packages that it takes along. */
    public Set<String> dependencies() {
        return dependencies;
    }

    /** Commands that it installs. */
    public Set<String> programs() {
        return programs;
    }

    /** Manifests that could not be read: the file, and what is wrong. */
    public List<Entry> faults() {
        return faults;
    }

    /** What of the manifests was not looked at, and why; clients may read it all the same. */
    public Collection<Entry> lost() {
        return lost.values();
    }

    /** Says once for each file that something of it was not looked at. */
    void lose(String file, String what, String why) {
        lost.putIfAbsent(file, new Entry(file, what, why));
    }

    /** Notes what is wrong with a document. */
    void note(String file, String what, Trees.Read read) {
        if (read.lost()) {
            lose(file, what, read.fault());
        } else if (!read.fault().isEmpty()) {
            faults.add(new Entry(file, what, read.fault()));
        }
    }

    /** The members of an explicit {@code scopes} object. */
    public Map<String, Object> scopes() {
        return scopes;
    }

    /** Whether it wants to be loaded always. */
    public boolean always() {
        return always;
    }
}
