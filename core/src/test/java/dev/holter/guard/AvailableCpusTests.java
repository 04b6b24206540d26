package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableCpusTests {

    @TempDir
    Path cgroup;

    @Test
    void takesTheQuotaOfAContainerWhereItIsLess() throws IOException {
        Files.writeString(cgroup.resolve("cpu.max"), "50000 100000\n");
        assertThat(AvailableCpus.now(cgroup, 2)).isEqualTo(0.5);
        Files.writeString(cgroup.resolve("cpu.max"), "400000 100000\n");
        assertThat(AvailableCpus.now(cgroup, 2)).isEqualTo(2);
    }

    @Test
    void takesTheQuotaOfTheOlderCgroups() throws IOException {
        Path cpu = Files.createDirectory(cgroup.resolve("cpu"));
        Files.writeString(cpu.resolve("cpu.cfs_quota_us"), "150000\n");
        Files.writeString(cpu.resolve("cpu.cfs_period_us"), "100000\n");
        assertThat(AvailableCpus.now(cgroup, 2)).isEqualTo(1.5);
        Files.writeString(cpu.resolve("cpu.cfs_quota_us"), "-1\n");
        assertThat(AvailableCpus.now(cgroup, 2)).isEqualTo(2);
    }

    @Test
    void takesWhatTheJvmSeesWhereThereIsNoQuota() throws IOException {
        assertThat(AvailableCpus.now(cgroup, 2)).isEqualTo(2);
        Files.writeString(cgroup.resolve("cpu.max"), "max 100000\n");
        assertThat(AvailableCpus.now(cgroup, 2)).isEqualTo(2);
        Files.writeString(cgroup.resolve("cpu.max"), "nonsense");
        assertThat(AvailableCpus.now(cgroup, 2)).isEqualTo(2);
    }
}
