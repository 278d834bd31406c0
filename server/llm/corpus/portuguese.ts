import { families } from "./grammar";

export const portuguese = [
  ...families(
    "pt",
    "interested",
    `
[sim|sim claro|claro|com certeza|pode ser] [por favor|obrigado|tenho interesse|]
[tenho interesse|estou interessado|ainda tenho interesse|estou interessada] [sim|nisso|]
[me conte|conte|me fala|quero saber] mais [detalhes|sobre isso|]
[parece|isso parece|acho] [bom|ótimo|interessante|legal]
[quero|queremos|gostaria de] [fazer|começar|experimentar|seguir em frente]
[qual é|qual] o próximo passo
[justamente|olha], [estava pensando nisso|preciso disso|ia falar com vocês]
`,
  ),
  ...families(
    "pt",
    "booking_request",
    `
[posso|podemos|quero|queria|gostaria de] [agendar|marcar] [uma ligação|um horário|uma visita|uma consulta]
[me manda|envie|pode mandar] [o link|a agenda|o link para agendar] [por favor|]
[me ligue|me liga|pode me ligar] [segunda|amanhã|quinta às 17h|hoje à tarde]
[vocês têm|tem|há] [horário|vaga|disponibilidade] [terça|amanhã|esta semana]
[estou livre|posso|tenho tempo] [segunda|amanhã de manhã|às 15h|na quarta]
[quando|que horas] [podemos falar|podem me ligar|podem vir]
[preciso|quero|posso] [remarcar|mudar|trocar] [o horário|minha consulta|a ligação]
`,
  ),
  ...families(
    "pt",
    "question_price",
    `
[quanto|quanto que] [custa|é|fica|sai|vocês cobram] [?|por mês|o serviço]
[qual|qual é] o [preço|valor|custo] [?|total|]
[tem|vocês têm] [desconto|promoção|parcelamento]
[é|a ligação é] [grátis|de graça|gratuita] [?|]
[quero|preciso de] [um orçamento|os preços|a tabela de preços]
`,
  ),
  ...families(
    "pt",
    "question_product",
    `
como [funciona|que funciona] [?|isso|o serviço]
[o que|que serviços] [vocês oferecem|inclui|é isso exatamente|vocês fazem]
[vocês fazem|instalam|consertam] [telhado|janelas|aula para iniciantes] [também|?|]
[tem|dão] [garantia|contrato|período de teste]
[do que|sobre o que] [se trata|é isso]
`,
  ),
  ...families(
    "pt",
    "question_logistics",
    `
onde [vocês ficam|fica o escritório|é a consulta|estão]
[quanto tempo|quantas horas] [demora|leva|dura] [a ligação|tudo|]
[qual é o|que] [horário|endereço] [de vocês|de funcionamento|]
[é|seria] [por telefone|presencial|online|por vídeo] [?|]
[vocês vêm|atendem] [na minha região|em casa|aos sábados]
`,
  ),
  ...families(
    "pt",
    "question_identity",
    `
[quem|com quem] [é|é você|está falando|estou falando]
[você é|é|estou falando com] [um robô|um bot|uma máquina|uma pessoa de verdade|humano]
[como|onde] [conseguiram|arrumou|acharam] [meu número|meus dados|meu contato]
[de que|qual] empresa [é|vocês são]
[a gente se conhece|te conheço] [?|de onde]
`,
  ),
  ...families(
    "pt",
    "objection",
    `
[é|está|achei] [muito|caro demais|bem] caro [para mim|]
[não posso|não consigo|não dá para] pagar [isso|tudo isso]
[isso é|parece|tem cara de] [golpe|fraude|mentira]
[tenho que|preciso] [falar com|consultar] [minha esposa|meu marido|meu chefe]
[já tentei|já tentamos] [e não deu certo|sem resultado]
[não confio|fico desconfiado|tenho dúvidas] [nisso|dessas coisas|]
[já tenho|temos] [fornecedor|alguém|contrato com outra empresa]
`,
  ),
  ...families(
    "pt",
    "not_now",
    `
[agora|hoje|no momento|por enquanto] [não|não dá|não posso|estou ocupado]
[talvez|melhor] [mais tarde|mês que vem|em março|depois das férias|ano que vem]
[me chame|me procure|fale comigo] [em janeiro|mais para frente|no próximo mês|daqui a umas semanas]
[estou|tô] [trabalhando|dirigindo|viajando|em reunião|corrido]
[preciso|vou|deixa eu] pensar [um pouco|melhor|]
ainda não [estou pronto|decidi|posso]
`,
  ),
  ...families(
    "pt",
    "not_interested",
    `
não [obrigado|obrigada|, obrigado|tenho interesse|me interessa|quero]
[não preciso mais|já não preciso|não quero isso] [obrigado|]
[já] [contratei|escolhi|fechei com] [outra empresa|outro|em outro lugar]
[já resolvi|já fiz] [com outros|por conta própria]
[não é para mim|vou passar|mudei de ideia|deixa pra lá] [obrigado|]
`,
  ),
  ...families(
    "pt",
    "wrong_number",
    `
[número errado|é engano|foi engano|você ligou errado] [desculpe|]
[você está|estão] falando com a pessoa errada
[não sou|aqui não é] [a maria|o joão|quem você procura]
[não tem|não conheço] [nenhum joão|nenhuma ana] [aqui|]
[esse número|este celular] [agora é meu|mudou de dono]
`,
  ),
  ...families(
    "pt",
    "already_customer",
    `
[já sou|sou|somos] [cliente|clientes de vocês|aluno] [de vocês|desde março|]
[já] [comprei|contratei|paguei] [com vocês|no mês passado]
[já tenho|tenho] [conta|contrato|plano] com vocês
`,
  ),
  ...families(
    "pt",
    "booked",
    `
[já|acabei de] [agendei|marquei|agendar|marcar] [para segunda|a ligação|obrigado|]
[já tenho|tenho] [horário|consulta marcada|uma reunião] [terça|amanhã|com vocês]
[pronto|feito], [agendado|já marquei]
[até|nos falamos] [segunda|amanhã|na quinta]
`,
  ),
  ...families(
    "pt",
    "complaint",
    `
[é a terceira|já é a segunda|terceira] vez que [me escrevem|vocês mandam isso]
[o serviço|o atendimento] de vocês [é|foi] [péssimo|horrível|uma vergonha]
[vou|pretendo] [denunciar|processar vocês|chamar meu advogado|reclamar no procon]
[quero|exijo] [meu dinheiro de volta|um reembolso|um pedido de desculpas]
[estou|já estou] [muito irritado|cansada disso|indignado|de saco cheio]
`,
  ),
  ...families(
    "pt",
    "human_request",
    `
[quero|posso|gostaria de|prefiro] falar com [uma pessoa|um atendente|alguém|um humano|o gerente]
[me passa|me transfere] para [um atendente|uma pessoa real|alguém]
`,
  ),
  ...families(
    "pt",
    "auto_reply",
    `
=[estou|no momento estou] [fora do escritório|de férias] [até segunda|e respondo quando voltar]
=resposta automática [: estou dirigindo|: responderemos em breve|]
=obrigado pelo contato, [responderemos em breve|estamos fechados]
`,
  ),
  ...families(
    "pt",
    "abusive",
    `
[vai se foder|vai à merda|vai tomar no cu|vai para o inferno]
[você é|vocês são] [um idiota|uns idiotas|uma merda|ladrões|burros]
[cala a boca|some daqui] [otário|babaca|]
`,
  ),
  ...families(
    "pt",
    "small_talk",
    `
[oi|olá|bom dia|boa tarde|e aí] [!|tudo bem|como vai|]
[obrigado|obrigada|muito obrigado|valeu] [!|pela informação|]
[kkk|kkkkk|que bom|igualmente|feliz natal|bom feriado]
[tenha|desejo] [um bom dia|uma boa noite]
`,
  ),
  ...families(
    "pt",
    "unclear",
    `
[não entendi|como assim|como|o quê|hein] [?|]
[não sei|depende|pode até ser|sei lá|tá|ok então]
[o ponto|no fim] [de ônibus|da rua]
[quero|preciso] [cancelar minha academia|parar de fumar|parar no mercado]
[meu gato|o cachorro|a vizinha] [está doente|chegou|sumiu]
`,
  ),
];
