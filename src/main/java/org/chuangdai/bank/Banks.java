package org.chuangdai.bank;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Participating banks by their keys: the face of this feature for others. */
@ApplicationScoped
public class Banks {
    private final BankStore store;

    Banks(BankStore store) {
        this.store = store;
    }

    public Uni<Map<Long, Bank>> byId(List<Long> ids) {
        return store.byId(ids);
    }
}
