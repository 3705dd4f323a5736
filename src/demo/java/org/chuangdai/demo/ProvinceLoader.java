package org.chuangdai.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.chuangdai.CalendarClock;
import org.chuangdai.demo.province.Settings;
import org.chuangdai.vault.Vault;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads the demo province at the start, after the migrations and before the first request, when asked to and when there is no record yet. */
@ApplicationScoped
class ProvinceLoader {
    /** {@link DemoMain} turns it on; tests that start the service leave it off. */
    static final String LOAD = "chuangdai.demo.load";

    private final CalendarClock clock;
    private final Vault vault;

    @ConfigProperty(name = LOAD, defaultValue = "false")
    boolean load;
    @ConfigProperty(name = "chuangdai.demo.loans", defaultValue = "5000")
    int loans;
    @ConfigProperty(name = "chuangdai.demo.seed", defaultValue = "36")
    long seed;
    @ConfigProperty(name = "chuangdai.demo.until")
    Optional<LocalDate> until;

    ProvinceLoader(CalendarClock clock, Vault vault) {
        this.clock = clock;
        this.vault = vault;
    }

    void onStart(@Observes StartupEvent event) throws SQLException, IOException {
        if (!load) {
            return;
        }
        try (Connection connection = OwnerConnection.open()) {
            ProvinceCopy copy = new ProvinceCopy(connection, vault);
            if (copy.isEmpty()) {
                Settings settings = new Settings(loans, seed, until.orElseGet(() -> clock.today().minusDays(1)));
                copy.load(settings, new Progress(Console.err(), Console.errIsTerminal(), loans));
            }
        }
    }
}
