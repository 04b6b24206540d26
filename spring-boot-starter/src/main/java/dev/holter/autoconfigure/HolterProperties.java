package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.Settings.require;

import dev.holter.guard.ScopeSelectors;
import dev.holter.guard.Selector;
import dev.holter.recording.type.HazardLedger;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Holter's settings.
 *
 * @param enabled Whether there is a Holter at all.
 * @param service Name of the service. Where absent, the application's name.
 * @param instance Name of this instance. Where absent, the host's name, followed by the process id outside containers.
 * @param budget What profiling may cost.
 * @param limits How much profiling may be asked for.
 * @param scope What may be profiled at all, whoever asks.
 * @param endpoint Who may use the actuator endpoint.
 * @param audit Where it is taken down who did what, besides the log and Spring's audit events.
 * @param killSwitch What keeps profiling off, besides people.
 * @param retention How long finished sessions are kept.
 * @param directory Folder for dumps, which lie there for a moment. Where absent, one below the temporary folder.
 * @param minFreeSpace Free disk below which nothing is recorded, because a full disk would end the whole JVM.
 * @param hazards What is recorded although it is known to be dangerous.
 * @param types Changes of profile types, and types of one's own, by name.
 */
@ConfigurationProperties(Settings.PREFIX)
public record HolterProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String service,
        @Nullable String instance,
        @DefaultValue Budget budget,
        @DefaultValue Limits limits,
        @DefaultValue Scope scope,
        @DefaultValue Endpoint endpoint,
        @DefaultValue Audit audit,
        @DefaultValue KillSwitch killSwitch,
        @DefaultValue Retention retention,
        @Nullable String directory,
        @DefaultValue("64MB") DataSize minFreeSpace,
        @DefaultValue Hazards hazards,
        @DefaultValue Map<String, Type> types) {

    private static final int MAX_NAME_LENGTH = 200;

    public HolterProperties {
        requireName("holter.service", service);
        requireName("holter.instance", instance);
        require(isPath(directory), "holter.directory", String.valueOf(directory));
        require(!minFreeSpace.isNegative(), "holter.min-free-space", minFreeSpace);
    }

    private static boolean isPath(@Nullable String text) {
        try {
            return text == null || Path.of(text) != null;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void requireName(String key, @Nullable String name) {
        if (name != null) {
            require(name.length() <= MAX_NAME_LENGTH, key, name);
        }
    }

    /**
     * What profiling may cost.
     *
     * @param cpu Share of the CPUs available to this process that profiling may use while a session runs, above 0 and at most 1.
     */
    public record Budget(@DefaultValue("0.01") double cpu) {

        public Budget {
            require(cpu > 0 && cpu <= 1, "holter.budget.cpu", plain(cpu));
        }

        private static String plain(double cpu) {
            return Double.isFinite(cpu)
                    ? BigDecimal.valueOf(cpu).stripTrailingZeros().toPlainString()
                    : Double.toString(cpu);
        }
    }

    /**
     * How much profiling may be asked for.
     *
     * @param maxDuration Longest session, from 1s to 1h.
     * @param maxConcurrent How many asked-for sessions may run at once. Only 1 is allowed.
     * @param maxPerHour How many asked-for sessions may start in an hour, from 1 to 3600.
     */
    public record Limits(
            @DefaultValue("60s") Duration maxDuration,
            @DefaultValue("1") int maxConcurrent,
            @DefaultValue("12") int maxPerHour) {

        public Limits {
            requireWithin("holter.limits.max-duration", maxDuration, Duration.ofHours(1));
            require(maxConcurrent == 1, "holter.limits.max-concurrent", maxConcurrent);
            require(maxPerHour >= 1 && maxPerHour <= 3600, "holter.limits.max-per-hour", maxPerHour);
        }
    }

    /**
     * What may be profiled at all, whoever asks. Globs: * stands for any text, / included; an entry that starts with ! denies, and deny wins.
     *
     * @param services Names of services.
     * @param instances Names of instances.
     * @param endpoints Route templates, for example GET /orders/*. Samples of others are not kept.
     */
    public record Scope(
            @DefaultValue("*") List<String> services,
            @DefaultValue("*") List<String> instances,
            @DefaultValue("*") List<String> endpoints) {

        public Scope {
            services = requireGlobs("holter.scope.services", services);
            instances = requireGlobs("holter.scope.instances", instances);
            endpoints = requireGlobs("holter.scope.endpoints", endpoints);
        }

        private static List<String> requireGlobs(String key, List<String> globs) {
            require(!globs.isEmpty(), key, "");
            globs.forEach(glob -> require(Selector.isGlob(glob), key, glob));
            return List.copyOf(globs);
        }

        ScopeSelectors selectors() {
            return new ScopeSelectors(Selector.of(services), Selector.of(instances), Selector.of(endpoints));
        }
    }

    /**
     * Who may use the actuator endpoint.
     *
     * @param viewerRole Role that may read, and may pull the kill switch.
     * @param operatorRole Role that may do everything.
     * @param allowAnonymous Whether everybody may do everything. Ignored where Spring Security is on the class path.
     */
    public record Endpoint(
            @DefaultValue("PROFILING_VIEWER") String viewerRole,
            @DefaultValue("PROFILING_OPERATOR") String operatorRole,
            @DefaultValue("false") boolean allowAnonymous) {

        public Endpoint {
            require(!viewerRole.isBlank(), "holter.endpoint.viewer-role", viewerRole);
            require(!operatorRole.isBlank(), "holter.endpoint.operator-role", operatorRole);
        }
    }

    /**
     * Where it is taken down who did what, besides the log and Spring's audit events.
     *
     * @param file Path of a file in which each line vouches for all before it.
     */
    public record Audit(@Nullable String file) {

        public Audit {
            require(isPath(file), "holter.audit.file", String.valueOf(file));
        }
    }

    /**
     * What keeps profiling off, besides people.
     *
     * @param file Path of a file: while it exists, nothing is profiled. Its first line is the reason. Watched.
     */
    public record KillSwitch(@Nullable String file) {

        public KillSwitch {
            require(isPath(file), "holter.kill-switch.file", String.valueOf(file));
        }
    }

    /**
     * How long finished sessions are kept.
     *
     * @param maxAge For how long at most.
     * @param maxSize In how much heap at most; the oldest go first.
     */
    public record Retention(
            @DefaultValue("1h") Duration maxAge,
            @DefaultValue("32MB") DataSize maxSize) {

        public Retention {
            requireWithin("holter.retention.max-age", maxAge, Duration.ofDays(30));
            require(maxSize.toKilobytes() >= 1, "holter.retention.max-size", maxSize);
        }
    }

    /**
     * What is recorded although it is known to be dangerous.
     *
     * @param allow JFR events that may be recorded in this JVM although they are known to be dangerous in it, for example
     *     jdk.CPUTimeSample. Logged as a warning.
     */
    public record Hazards(@DefaultValue List<String> allow) {

        public Hazards {
            allow = List.copyOf(allow);
            allow.forEach(event -> require(HazardLedger.known().contains(event), "holter.hazards.allow", event));
        }
    }

    /**
     * One profile type. Checked by Holter itself, because only a JVM whose JFR is prepared knows what is right.
     *
     * @param source Where samples come from; only of the type cpu.
     * @param question Question that a type of one's own answers; it makes the type one's own.
     * @param value What a type of one's own measures, for example bytes_read.
     * @param unit Unit of the value, for example bytes.
     * @param weight What an event of a type of one's own weighs: duration, count, or a numeric field of the event.
     * @param defaultDuration For how long to collect where nobody says.
     * @param maxDuration Longest session of this type, instead of holter.limits.max-duration.
     * @param events Settings by the event's name.
     */
    public record Type(
            @Nullable String source,
            @Nullable String question,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String weight,
            @Nullable String defaultDuration,
            @Nullable String maxDuration,
            @DefaultValue Map<String, Map<String, String>> events) {}

    private static void requireWithin(String key, Duration value, Duration most) {
        require(value.compareTo(Duration.ofSeconds(1)) >= 0 && value.compareTo(most) <= 0, key, text(value));
    }

    private static String text(Duration value) {
        return value.getNano() == 0 ? value.getSeconds() + "s" : value.toString();
    }
}
