package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Register;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Reads of what stands around a base: its contacts and staff, its workstations. In sight where the base is. */
@ApplicationScoped
class BaseSupportStore {
    private final Register<BaseContact> contacts;
    private final Register<WorkstationAllocation> workstations;
    private final Vault vault;

    BaseSupportStore(Database database, Vault vault) {
        this.vault = vault;
        this.contacts = new Register<>(BaseContact.TYPE, new Listing<>(database, Sql.of(BaseContact.COLUMNS), "base_contact c join incubation_base b on b.id = c.base_id",
                "c.id", cells -> new BaseContact(cells, vault)), BaseRecords.REACH, Order.byNumber("RECORDED", "c.id", OrderDirection.ASC),
                BaseContact::withoutName);
        this.workstations = new Register<>(WorkstationAllocation.TYPE, new Listing<>(database, Sql.of(WorkstationAllocation.COLUMNS),
                "workstation_allocation w join incubation_base b on b.id = w.base_id", "w.id", WorkstationAllocation::new), BaseRecords.REACH,
                Order.byDate("APPLIED_ON", "w.applied_on", OrderDirection.DESC));
    }

    /** Phones of contacts in sight as they are, by id. For {@link org.chuangdai.audit.Unmasking} alone. */
    Uni<Map<Long, String>> plainPhones(List<Long> ids, Sight sight) {
        return new Listing<>(contacts.listing().database(), Sql.of("c.phone_cipher"), contacts.listing().from(), "c.id",
                cells -> vault.open(SealedField.CONTACT_PHONE, cells.bytes())).byId(ids, sight.restrict(Sql.of(" where true"), BaseRecords.REACH));
    }

    Register<BaseContact> contacts() {
        return contacts;
    }

    Register<WorkstationAllocation> workstations() {
        return workstations;
    }

    @Produces
    @Singleton
    NodeSource contactNodes() {
        return contacts;
    }

    @Produces
    @Singleton
    NodeSource workstationNodes() {
        return workstations;
    }
}
