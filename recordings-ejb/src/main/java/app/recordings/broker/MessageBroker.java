package app.recordings.broker;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Collection;

/**
 * Sends small JSON texts, outside any JTA transaction: all of one call or none. Sessions are always
 * transacted, since a pool that mixes them with auto-acknowledging ones holds sends back.
 */
@ApplicationScoped
public class MessageBroker {
    @Resource(lookup = "jms/recordings")
    ConnectionFactory connections;

    /** Durably: when this returns, the messages survive a restart of the broker. */
    public void send(String queue, Collection<String> texts) throws BrokerException {
        deliver(session -> session.createQueue(queue), DeliveryMode.PERSISTENT, texts);
    }

    /** To whoever listens now; a message that nobody hears is gone. */
    public void publish(String topic, Collection<String> texts) throws BrokerException {
        deliver(session -> session.createTopic(topic), DeliveryMode.NON_PERSISTENT, texts);
    }

    /** Returns when the broker has answered. */
    public void ask() throws BrokerException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            session.commit();
        } catch (JMSException | RuntimeException e) {
            throw new BrokerException("The broker did not answer", e);
        }
    }

    private void deliver(Target target, int mode, Collection<String> texts) throws BrokerException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(target.in(session))) {
            producer.setDeliveryMode(mode);
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
            session.commit();
        } catch (JMSException | RuntimeException e) {
            throw new BrokerException("The broker did not take " + texts.size() + " messages", e);
        }
    }

    private interface Target {
        Destination in(Session session) throws JMSException;
    }
}
