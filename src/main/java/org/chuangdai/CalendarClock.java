package org.chuangdai;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The day as the offices know it: a calendar date in Asia/Shanghai. {@code chuangdai.today} fixes it for tests and reruns. */
@ApplicationScoped
public class CalendarClock {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Clock clock = Clock.system(ZONE);
    private final Optional<LocalDate> fixedToday;

    CalendarClock(@ConfigProperty(name = "chuangdai.today") Optional<LocalDate> fixedToday) {
        this.fixedToday = fixedToday;
    }

    public LocalDate today() {
        return fixedToday.orElseGet(() -> LocalDate.now(clock));
    }

    /** The moment, on the day that {@link #today} says. */
    public OffsetDateTime now() {
        return today().atTime(LocalTime.now(clock)).atZone(ZONE).toOffsetDateTime();
    }
}
