package app.recordings.database;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Gives all repositories the one entity manager, bound to its persistence unit. The server binds it when it is first used,
 * and looks only in the module of whoever calls then: in an enterprise archive that may be the web's, and on a thread of
 * nobody's it is none. An enterprise bean's calls are always its own module's.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EntityManagerSource {
    @PersistenceContext
    EntityManager entityManager;

    @Produces
    public EntityManager bound() {
        entityManager.getCriteriaBuilder();
        return entityManager;
    }
}
