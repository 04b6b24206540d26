package dev.holter.guard;

import dev.holter.text.Texts;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers a kill switch at the platform's MBean server, for as long as it is not closed. Who may use that is JMX's own matter. */
public final class KillSwitchManagement implements KillSwitchMXBean, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KillSwitchManagement.class);

    private static final int MAX_REASON_LENGTH = 1_000;

    private final KillSwitch killSwitch;
    private @Nullable ObjectName name;

    private KillSwitchManagement(KillSwitch killSwitch) {
        this.killSwitch = killSwitch;
    }

    /** Registers the switch; where that fails, says so in the log and goes on. */
    public static KillSwitchManagement register(KillSwitch killSwitch, String service, String instance) {
        KillSwitchManagement bean = new KillSwitchManagement(killSwitch);
        try {
            ObjectName name = new ObjectName("dev.holter:type=KillSwitch,service=" + ObjectName.quote(service)
                    + ",instance=" + ObjectName.quote(instance));
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
            bean.name = name;
        } catch (JMException | RuntimeException e) {
            log.warn("The kill switch is not offered by JMX: {}", e.toString());
        }
        return bean;
    }

    @Override
    public boolean isEngaged() {
        return killSwitch.isEngaged();
    }

    @Override
    public List<String> getEngagements() {
        return killSwitch.engagements().stream()
                .map(e -> e.source() + ", by " + e.by() + ", since " + e.since() + ": " + e.reason())
                .toList();
    }

    @Override
    public void engage(String reason) {
        killSwitch.engage(KillSwitch.JMX, "jmx", said(reason));
    }

    @Override
    public boolean release(String reason) {
        if (said(reason).isEmpty()) {
            throw new IllegalArgumentException("'reason' is required to release the kill switch.");
        }
        return killSwitch.release(KillSwitch.JMX, "jmx", said(reason));
    }

    private static String said(@Nullable String reason) {
        if (reason == null) {
            return "";
        }
        String line = Texts.oneLine(reason);
        return line.length() > MAX_REASON_LENGTH ? line.substring(0, MAX_REASON_LENGTH) : line;
    }

    /** Takes it from the MBean server. */
    @Override
    public void close() {
        ObjectName registered = name;
        name = null;
        if (registered != null) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
            } catch (JMException | RuntimeException e) {
                log.debug("The kill switch was not registered any more", e);
            }
        }
    }
}
