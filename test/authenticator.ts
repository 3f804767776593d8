/** A device that keeps passkeys, in software: what a browser hands on of it (WebAuthn Level 3, sections 6.1, 6.5 and 8.7). */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Asked {
  challenge: string;
  rpId: string;
  origin: string;
  /** Whether its owner showed who they are. */
  isVerified?: boolean;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

export class Authenticator {
  readonly id = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  /** Makes the passkey. */
  create(asked: Asked) {
    const idLength = Buffer.from([0, this.id.length]);
    const data = Buffer.concat([
      this.#data(asked, HAS_KEY),
      Buffer.alloc(16),
      idLength,
      this.id,
      this.#key(),
    ]);
    // CBOR: { fmt: "none", attStmt: {}, authData }.
    const attestation = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from('fmt'),
      Buffer.from([0x64]),
      Buffer.from('none'),
      Buffer.from([0x67]),
      Buffer.from('attStmt'),
      Buffer.from([0xa0, 0x68]),
      Buffer.from('authData'),
      bytes(data),
    ]);
    return this.#said({
      clientDataJSON: clientData('webauthn.create', asked).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Signs what somebody is asked who signs in. */
  get(asked: Asked) {
    const [data, client] = [this.#data(asked), clientData('webauthn.get', asked)];
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey);
    return this.#said({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  #said(response: Record<string, unknown>) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #data({ rpId, isVerified = true }: Asked, more = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter++);
    const flags = USER_PRESENT | (isVerified ? USER_VERIFIED : 0) | more;
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter]);
  }

  /** COSE (RFC 9053, section 7.1.1): { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y }. */
  #key(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const [atX, atY] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    const start = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]);
    return Buffer.concat([start, bytes(atX), Buffer.from([0x22]), bytes(atY)]);
  }
}

function clientData(type: string, { challenge, origin }: Asked): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** A CBOR byte string of 24 to 255 bytes. */
function bytes(data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, data.length]), data]);
}
