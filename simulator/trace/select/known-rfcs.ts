/** An RFC, and those of its sections that are referred to. */
export interface KnownRfc {
  readonly title: string
  readonly sections: readonly string[]
}

/** RFCs by number. Whoever adds a section looks up in it what it is cited for. The content check reads this; no page does. */
export const knownRfcs: Readonly<Record<string, KnownRfc>> = {
  '6238': { title: 'TOTP: Time-Based One-Time Password Algorithm', sections: ['4', '5.2'] },
  '6265': { title: 'HTTP State Management Mechanism', sections: ['4.1', '4.2'] },
  '6749': {
    title: 'The OAuth 2.0 Authorization Framework',
    sections: [
      ...['1', '1.1', '1.3', '1.4', '1.5', '2.1', '2.2', '2.3', '2.3.1', '3.1', '3.1.1', '3.3'],
      ...[
        '4.1',
        '4.1.2',
        '4.1.2.1',
        '4.1.3',
        '4.2',
        '4.2.2',
        '4.3',
        '4.3.2',
        '4.4',
        '4.4.2',
        '4.5',
        '5.1',
        '5.2',
        '6',
        '7.1',
        '10.12',
        '10.16',
      ],
    ],
  },
  '6750': { title: 'OAuth 2.0 Bearer Token Usage', sections: ['1.2', '2.1', '3', '3.1'] },
  '7009': { title: 'OAuth 2.0 Token Revocation', sections: ['1'] },
  '7034': { title: 'HTTP Header Field X-Frame-Options', sections: ['2', '2.1'] },
  '7515': { title: 'JSON Web Signature', sections: ['3.1', '4.1.1', '4.1.4', '4.1.7', '4.1.8', '5.2'] },
  '7516': { title: 'JSON Web Encryption', sections: ['3.1', '4.1'] },
  '7517': { title: 'JSON Web Key', sections: ['4.1', '4.2', '4.4', '4.5', '4.7', '4.8', '5'] },
  '7518': { title: 'JSON Web Algorithms', sections: ['3.3', '3.4', '3.5', '6.3.1.1', '6.3.1.2'] },
  '7519': {
    title: 'JSON Web Token',
    sections: ['3', '4', '4.1', '4.1.1', '4.1.3', '4.1.4', '4.1.5', '4.1.6', '4.1.7', '5.1'],
  },
  '7523': { title: 'JWT Profile for OAuth 2.0 Client Authentication', sections: ['2.1', '2.2', '3'] },
  '7636': {
    title: 'Proof Key for Code Exchange',
    sections: ['1', '4', '4.1', '4.2', '4.3', '4.4.1', '4.5', '4.6'],
  },
  '8252': { title: 'OAuth 2.0 for Native Apps', sections: ['7.1', '7.3', '8.1', '8.12'] },
  '8414': { title: 'OAuth 2.0 Authorization Server Metadata', sections: ['2'] },
  '8628': {
    title: 'OAuth 2.0 Device Authorization Grant',
    sections: ['1', '3.1', '3.2', '3.3', '3.3.1', '3.4', '3.5', '4', '5.4'],
  },
  '8707': { title: 'Resource Indicators for OAuth 2.0', sections: ['2'] },
  '8725': { title: 'JSON Web Token Best Current Practices', sections: ['3.2'] },
  '9110': {
    title: 'HTTP Semantics',
    sections: [
      ...[
        '7.2',
        '8.3',
        '10.1.3',
        '10.1.5',
        '10.2.1',
        '10.2.2',
        '10.2.3',
        '12.5.1',
        '12.5.5',
        '15.5',
        '15.5.2',
      ],
    ],
  },
  '9111': { title: 'HTTP Caching', sections: ['5.2', '5.4'] },
  '9207': { title: 'OAuth 2.0 Authorization Server Issuer Identification', sections: ['2.4'] },
  '9700': {
    title: 'Best Current Practice for OAuth 2.0 Security',
    sections: ['2', '2.1', '2.1.1', '2.1.2', '2.3', '2.4', '2.5', '4.3.2', '4.5', '4.7', '4.8', '4.14.2'],
  },
}
