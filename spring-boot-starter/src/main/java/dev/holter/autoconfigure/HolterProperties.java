package dev.holter.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a user tunes below {@code holter}.
 *
 * @param enabled whether there is a Holter at all
 * @param service the service's name; where absent, the application's
 * @param instance the instance's name; where absent, the host's
 * @param budget what profiling may use while a session runs
 * @param limits how much may be asked for
 * @param endpoint who may call the endpoint
 * @param retention how long finished sessions are kept
 * @param directory where dumps lie for a moment
 * @param minFreeSpace the free disk below which nothing is recorded
 */
@ConfigurationProperties("holter")
public record HolterProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("${spring.application.name:application}")
        String service,

        @Nullable String instance,
        @DefaultValue Budget budget,
        @DefaultValue Limits limits,
        @DefaultValue Endpoint endpoint,
        @DefaultValue Retention retention,
        @Nullable Path directory,
        @DefaultValue("64MB") DataSize minFreeSpace) {

    /**
     * @param cpu share of the CPUs available to this process, above 0 and at most 1
     */
    public record Budget(@DefaultValue("0.01") double cpu) {}

    /**
     * @param maxDuration the longest session
     * @param maxConcurrent how many asked-for sessions may run at once
     * @param maxPerHour how many asked-for sessions may start in an hour
     */
    public record Limits(
            @DefaultValue("60s") Duration maxDuration,
            @DefaultValue("1") int maxConcurrent,
            @DefaultValue("12") int maxPerHour) {}

    /**
     * @param viewerRole may look and may engage the kill switch
     * @param operatorRole may do everything
     * @param allowAnonymous whether everybody may do everything; ignored with Spring Security
     */
    public record Endpoint(
            @DefaultValue("PROFILING_VIEWER") String viewerRole,
            @DefaultValue("PROFILING_OPERATOR") String operatorRole,
            @DefaultValue("false") boolean allowAnonymous) {}

    /**
     * @param maxAge how long finished sessions are kept
     * @param maxSize how much heap they may retain
     */
    public record Retention(
            @DefaultValue("1h") Duration maxAge,
            @DefaultValue("32MB") DataSize maxSize) {}
}
